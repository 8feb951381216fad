//! What a page of a list costs, beside the floor of receiving its bytes.
//!
//! The floor is a call of the client that returns the document as it came: it is signed, sent to a
//! transport with prepared answers, and its body is collected from pieces as a connection delivers them.
//! `cargo bench -p oss-client --bench list`.

#![expect(
    clippy::print_stdout,
    reason = "the terminal is where a benchmark speaks"
)]
#![expect(
    clippy::expect_used,
    reason = "a benchmark that cannot run has nothing to say"
)]

mod fetch;
mod measure;
mod page;

use std::hint::black_box;
use std::sync::Arc;
use std::time::Duration;

use bytes::Bytes;
use http::{HeaderMap, StatusCode};
use oss_client::operation::RawResponse;
use oss_client::operations::listing::ListObjectsV2;
use oss_client::sign::Credentials;
use oss_client::transport::Body;
use oss_client::transport::testing::{Answer, ScriptedTransport, SteppedRuntime};
use oss_client::{Client, Error, Operation, xml};

use crate::fetch::Fetch;
use crate::measure::{best_of, now};

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
        let read_page = || {
            let response = RawResponse::new(StatusCode::OK, HeaderMap::new(), document.clone());
            ListObjectsV2::response(response).expect("a page")
        };
        assert_eq!(read_page().objects.len(), page::KEYS);
        let fetch = || {
            let call = client(&document).call(Fetch);
            timed(|| runtime.block_on(call.send()))
        };
        let list = || {
            let bucket = client(&document).bucket("harbor-notes").expect("a bucket");
            let call = bucket.list_objects_v2().fetch_owner(true).max_keys(1000);
            timed(|| runtime.block_on(call.send()))
        };
        let read = || timed(|| Ok(read_page()));
        let scan = || timed(|| Ok(xml::read_with(&document, |_| Ok(()))));
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

/// Returns how long something takes, with its output dropped.
fn timed<T>(work: impl FnOnce() -> Result<T, Error>) -> Duration {
    let start = now();
    drop(black_box(work().expect("an answer")));
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
