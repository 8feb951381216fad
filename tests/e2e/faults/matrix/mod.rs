//! Every row of the table of retries, for each of six operations and for the `Appender`: how often the request is sent, what the
//! server has afterwards, and what the caller is told.
//!
//! [`rows`] has the table, and [`operations`] what each operation does and leaves behind. A cell that is
//! not as the table says is printed with its row and its operation, and all cells are tried first.

mod failing;
mod operations;
mod rows;

use std::sync::Arc;

use oss_client::Bucket;
use oss_client::transport::HyperTransport;

use self::failing::Failing;
use self::operations::{ALL, Operation};
use self::rows::{Cell, Keys, Row};
use crate::stage::{BUCKET, KEY, Stage};
use crate::witness::Witness;

#[tokio::test]
async fn failures_of_connections() {
    check(&rows::connections()).await;
}

#[tokio::test]
async fn failures_of_the_server() {
    check(&rows::server()).await;
}

#[tokio::test]
async fn requests_that_the_server_refuses() {
    check(&rows::refusals()).await;
}

#[tokio::test]
async fn keys_and_clocks() {
    check(&rows::identity()).await;
}

#[tokio::test]
async fn answers_that_are_damaged_or_cut() {
    check(&rows::answers()).await;
}

#[tokio::test]
async fn bodies_that_fail() {
    check(&rows::bodies()).await;
}

async fn check(rows: &[Row]) {
    let (mut cells, mut wrong) = (0, Vec::new());
    for row in rows {
        for operation in ALL {
            let Some(expected) = row.expected(operation) else {
                continue;
            };
            cells += 1;
            let found = cell(row, operation).await;
            if found != expected {
                wrong.push(format!(
                    "{} × {operation:?}\n    expected {expected:?}\n    found    {found:?}",
                    row.name
                ));
            }
        }
    }
    assert!(cells > 0);
    assert!(
        wrong.is_empty(),
        "{} of {cells} cells are wrong:\n{}",
        wrong.len(),
        wrong.join("\n")
    );
}

/// What happens in one cell of the table.
async fn cell(row: &Row, operation: Operation) -> Cell {
    let stage = Stage::new().await;
    let mut prepared = operation.prepare(&stage.bucket()).await;
    let transport = Failing::new(Arc::new(HyperTransport::builder().build().unwrap()));
    let witness = Witness::new(Arc::new(transport.clone()));
    let bucket = bucket(&stage, row.keys, &witness);
    if row.keys == Keys::Temporary {
        // The keys are there before anything fails.
        bucket.get_object(KEY).await.unwrap();
    }
    operation.begin(&bucket, &mut prepared).await;
    witness.take_count();
    if let Some(failure) = row.transport {
        transport.fail(failure);
    }
    for injection in &row.faults {
        let injection = injection.clone().on(operation.official_name());
        stage.oss.faults().inject(injection);
    }
    let outcome = operation.run(&bucket, &mut prepared, row.body).await;
    let line = operation.line();
    let requests = witness
        .requests()
        .iter()
        .filter(|sent| **sent == line)
        .count();
    stage.oss.faults().clear();
    let executed = operation.is_executed(&stage.bucket(), &prepared).await;
    Cell::new(outcome, requests, executed)
}

fn bucket(stage: &Stage, keys: Keys, witness: &Witness) -> Bucket {
    let builder = match keys {
        Keys::Account => stage.builder(),
        Keys::Temporary => stage.builder_with(stage.assume_role().build().unwrap()),
        Keys::None => stage.builder_with(failing::Sealed),
    };
    let client = builder.transport(Arc::new(witness.clone())).build();
    client.unwrap().bucket(BUCKET).unwrap()
}
