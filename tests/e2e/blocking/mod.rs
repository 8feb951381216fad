//! The client in programs without async: what it does on ordinary threads, and what it refuses inside
//! async code.

mod context;
mod program;
mod reader;
mod transfers;
mod upload;

use oss_client::Bucket;
use oss_client::blocking::Wait;
use tokio::runtime::Runtime;

use crate::stage::{KEY, Stage};

/// A stage whose server has threads of its own, so that the thread of the test is an ordinary one.
struct Theatre {
    stage: Stage,
    server: Runtime,
}

impl Theatre {
    fn new() -> Self {
        let server = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(2)
            .enable_all()
            .build()
            .unwrap();
        Self {
            stage: server.block_on(Stage::new()),
            server,
        }
    }

    /// With an object of so many bytes under [`KEY`]; nothing is counted yet.
    fn with_object(size: usize) -> (Self, Bucket) {
        let theatre = Self::new();
        let bucket = theatre.stage.bucket();
        bucket.put_object(KEY).body(content(size)).wait().unwrap();
        theatre.stage.witness.take_count();
        (theatre, bucket)
    }
}

fn content(size: usize) -> Vec<u8> {
    (0..size).map(|number| (number * 7 % 251) as u8).collect()
}
