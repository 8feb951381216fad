//! Transfers in parts: what they store and receive, what they refuse, and what they leave behind.

mod copy;
mod directories;
mod download;
mod files;
mod randomised;
mod resume_download;
mod resume_upload;
mod streams;
mod upload;

use std::path::{Path, PathBuf};

use oss_client::transfers::Transfers;
use oss_client::{Bucket, Client};
use oss_emulator::{Fault, Injection};

use crate::stage::{BUCKET, KEY, Stage};

/// The size of the parts in most tests, the smallest that there can be.
const PART: u64 = 100 * 1024;

/// Sizes around the edges of parts.
const EDGES: [u64; 9] = [
    0,
    1,
    PART - 1,
    PART,
    PART + 1,
    2 * PART - 1,
    2 * PART,
    2 * PART + 1,
    5 * PART + 7,
];

/// A server, a client, and a folder for files.
struct Scene {
    stage: Stage,
    client: Client,
    bucket: Bucket,
    folder: tempfile::TempDir,
}

impl Scene {
    async fn new() -> Self {
        Self::with(|builder| builder).await
    }

    async fn with(configure: impl FnOnce(oss_emulator::Builder) -> oss_emulator::Builder) -> Self {
        let stage = Stage::with(configure).await;
        let client = stage.client();
        let bucket = client.bucket(BUCKET).unwrap();
        let folder = tempfile::tempdir().unwrap();
        Self {
            stage,
            client,
            bucket,
            folder,
        }
    }

    fn transfers(&self) -> Transfers {
        self.client.transfers()
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn file(&self, name: &str, content: &[u8]) -> PathBuf {
        let path = self.path(name);
        write(&path, content);
        path
    }

    /// Stores an object in one piece.
    async fn store(&self, content: &[u8]) {
        let call = self.bucket.put_object(KEY).body(content.to_vec());
        call.send().await.unwrap();
        self.stage.witness.take_count();
    }

    async fn stored(&self) -> Vec<u8> {
        let object = self.bucket.get_object(KEY).send().await.unwrap();
        object.output.body.bytes(1 << 30).await.unwrap().to_vec()
    }

    /// Returns how many multipart uploads were begun and neither completed nor aborted.
    async fn unfinished(&self) -> usize {
        let uploads = self.bucket.list_multipart_uploads().send().await.unwrap();
        uploads.uploads.len()
    }

    fn inject(&self, fault: Fault, operation: &str) {
        let injection = Injection::new(fault).on(operation);
        self.stage.oss.faults().inject(injection);
    }

    /// Returns how many requests with this text in their method, path or query were made.
    fn requests(&self, text: &str) -> usize {
        let requests = self.stage.witness.requests();
        requests
            .iter()
            .filter(|request| request.contains(text))
            .count()
    }

    /// Returns the names of all files in the folder.
    fn names(&self) -> Vec<String> {
        names(self.folder.path())
    }
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// Content in which every part is another one.
fn content(size: u64) -> Vec<u8> {
    let byte = |at: u64| (at.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 56) as u8;
    (0..size).map(byte).collect()
}

#[expect(clippy::disallowed_methods, reason = "a test may wait for a file")]
fn read(path: &Path) -> Vec<u8> {
    std::fs::read(path).unwrap()
}

#[expect(clippy::disallowed_methods, reason = "a test may wait for a file")]
fn write(path: &Path, content: &[u8]) {
    std::fs::write(path, content).unwrap();
}

fn forbidden() -> Fault {
    Fault::Status {
        status: 403,
        code: "AccessDenied".to_owned(),
        retry_after: None,
    }
}
