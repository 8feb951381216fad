//! Failures between client and server, in the order of the table of retries. The tests check how many
//! times a request is sent, what the server has stored afterwards, and what the caller gets.

mod connection;
mod download;
mod gibibyte;
mod identity;
mod lost_answer;
mod matrix;
mod operations;
mod refusal;
mod upload;

use oss_client::{Bucket, Error, ErrorKind};
use oss_emulator::{Fault, Injection};

use crate::stage::{KEY, Stage};

/// A stage whose bucket holds [`KEY`]; nothing is counted yet.
async fn with_object(content: &'static str) -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).body(content).send().await.unwrap();
    stage.witness.take_count();
    (stage, bucket)
}

fn status(status: u16, code: &str) -> Fault {
    Fault::Status {
        status,
        code: code.to_owned(),
        retry_after: None,
    }
}

/// The fault at every request from here on.
fn always(fault: Fault) -> Injection {
    Injection::new(fault).times(u32::MAX)
}

pub(crate) async fn text(bucket: &Bucket) -> Result<String, Error> {
    bucket
        .get_object(KEY)
        .send()
        .await?
        .output
        .body
        .text()
        .await
}

/// The kinds of the attempts that failed.
fn kinds(error: &Error) -> Vec<ErrorKind> {
    let attempts = error.attempts().iter();
    attempts.map(|attempt| attempt.kind.clone()).collect()
}
