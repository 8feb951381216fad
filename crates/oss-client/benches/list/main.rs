//! What a page of a list costs, beside the floor of receiving its bytes.
//!
//! The floor is a call of the client that returns the document as it came: it is signed, sent to a
//! transport with prepared answers, and its body is collected from pieces as a connection delivers them.
//! `cargo bench -p oss-client`.

#![expect(
    clippy::print_stdout,
    reason = "the terminal is where a benchmark speaks"
)]
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

mod measure;
mod operations;
mod page;

use std::hint::black_box;
use std::sync::Arc;

use bytes::Bytes;
use oss_client::sign::Credentials;
use oss_client::transport::Body;
use oss_client::transport::testing::{Answer, ScriptedTransport, SteppedRuntime};
use oss_client::{Client, Operation, xml};

use crate::measure::{best_of, now};
use crate::operations::{Fetch, List, Page};

/// The size of the pieces in which a body arrives.
const PIECE: usize = 16 * 1024;
const NOW: u64 = 1_764_028_800;

fn main() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .expect("a runtime");
    println!("page      bytes  what            µs   ratio  allocations");
    for (name, document) in [("compact", page::compact()), ("indented", page::indented())] {
        let document = Bytes::from(document);
        let page: Page = xml::read(&document, "ListBucketResult").expect("a page");
        assert_eq!(page.contents.len(), page::KEYS);
        let fetch = || run(&runtime, &document, Fetch);
        let list = || run(&runtime, &document, List);
        let read = || {
            let start = now();
            drop(black_box(xml::read::<Page>(
                black_box(&document),
                "ListBucketResult",
            )));
            start.elapsed()
        };
        let scan = || {
            let start = now();
            drop(black_box(xml::read_with(black_box(&document), |_| Ok(()))));
            start.elapsed()
        };
        let rows = best_of([
            ("fetch", &fetch),
            ("fetch and read", &list),
            ("read", &read),
            ("pass over", &scan),
        ]);
        let floor = rows.first().map_or(1.0, |row| row.micros);
        for row in rows {
            println!(
                "{name:<9} {:>6} {:<14} {:>6.0} {:>6.2} {:>9}",
                document.len(),
                row.what,
                row.micros,
                row.micros / floor,
                row.allocations
            );
        }
    }
}

/// Makes one call and returns how long it took, with its output dropped.
fn run<O: Operation>(
    runtime: &tokio::runtime::Runtime,
    document: &Bytes,
    operation: O,
) -> std::time::Duration {
    let client = client(document);
    let call = client.call(operation);
    let start = now();
    drop(black_box(runtime.block_on(call.send()).expect("an answer")));
    start.elapsed()
}

/// A client whose next answer is this document.
fn client(document: &Bytes) -> Client {
    let pieces: Vec<_> = (0..document.len())
        .step_by(PIECE)
        .map(|start| document.slice(start..document.len().min(start + PIECE)))
        .map(Ok::<_, std::io::Error>)
        .collect();
    let body = Body::from_stream(
        futures_util::stream::iter(pieces),
        Some(document.len() as u64),
    );
    let answer = Answer::status(200)
        .header("x-oss-request-id", "67F8A1B2C3D4E5F601234567")
        .header("content-type", "application/xml")
        .body(body);
    Client::builder()
        .region("cn-hangzhou")
        .credentials(Credentials::new("AK", "example-secret").expect("credentials"))
        .transport(Arc::new(ScriptedTransport::new([answer])))
        .runtime(Arc::new(SteppedRuntime::at_unix(NOW)))
        .build()
        .expect("a client")
}
