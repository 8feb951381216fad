//! Content written to its place in a file, in blocks, while more of it is received.

use std::fs::File;
use std::io;
use std::sync::Arc;

use bytes::BytesMut;
use oss_transport::Runtime;
use tokio::task::{JoinHandle, spawn_blocking};

/// Writes to a place in a file. One block is written while the next one is filled.
pub(super) struct Blocks {
    file: Arc<File>,
    runtime: Arc<dyn Runtime>,
    /// Where the block that is being filled begins.
    offset: u64,
    filling: BytesMut,
    writing: Option<JoinHandle<(BytesMut, io::Result<()>)>>,
}

impl Blocks {
    pub(super) fn new(file: &Arc<File>, runtime: &Arc<dyn Runtime>, offset: u64) -> Self {
        Self {
            file: Arc::clone(file),
            runtime: Arc::clone(runtime),
            offset,
            filling: BytesMut::new(),
            writing: None,
        }
    }

    /// Adds content.
    pub(super) async fn add(&mut self, mut piece: &[u8]) -> io::Result<()> {
        while !piece.is_empty() {
            self.filling.reserve(BLOCK - self.filling.len());
            let (now, later) = piece.split_at((BLOCK - self.filling.len()).min(piece.len()));
            self.filling.extend_from_slice(now);
            piece = later;
            if self.filling.len() == BLOCK {
                self.write().await?;
            }
        }
        Ok(())
    }

    /// Writes what is left, and waits until everything is written.
    pub(super) async fn finish(mut self) -> io::Result<()> {
        if !self.filling.is_empty() {
            self.write().await?;
        }
        self.wait().await.map(drop)
    }

    async fn write(&mut self) -> io::Result<()> {
        let empty = self.wait().await?;
        let block = std::mem::replace(&mut self.filling, empty);
        let (file, offset) = (Arc::clone(&self.file), self.offset);
        self.offset += block.len() as u64;
        self.writing = Some(spawn_blocking(move || {
            let written = write_at(&file, &block, offset);
            let mut block = block;
            block.clear();
            (block, written)
        }));
        Ok(())
    }

    /// Waits for the block that is being written, and returns its empty buffer.
    async fn wait(&mut self) -> io::Result<BytesMut> {
        let Some(writing) = self.writing.take() else {
            return Ok(BytesMut::new());
        };
        let _work = self.runtime.begin_real_work();
        let (block, written) = writing.await.map_err(io::Error::other)?;
        written.map(|()| block)
    }
}

#[cfg(unix)]
fn write_at(file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    std::os::unix::fs::FileExt::write_all_at(file, bytes, offset)
}

/// Without a positional write the cursor is shared, so one writer at a time may move it.
#[cfg(not(unix))]
fn write_at(mut file: &File, bytes: &[u8], offset: u64) -> io::Result<()> {
    use std::io::{Seek, SeekFrom, Write};
    static CURSOR: std::sync::Mutex<()> = std::sync::Mutex::new(());
    let _cursor = CURSOR
        .lock()
        .unwrap_or_else(std::sync::PoisonError::into_inner);
    file.seek(SeekFrom::Start(offset))?;
    file.write_all(bytes)
}

const BLOCK: usize = 256 * 1024;
