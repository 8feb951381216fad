//! Writing data to a file while it arrives.

use std::sync::Arc;

use bytes::{Bytes, BytesMut};
use tokio::task::{JoinHandle, spawn_blocking};

use crate::store::error::StoreError;
use crate::store::files::blobs::{Blobs, NewFile};

/// Writes a blob to a file. While one chunk is being written the next one is gathered, so that the
/// writer never holds more than two chunks and a piece.
pub(super) struct FileWriter {
    blobs: Arc<Blobs>,
    gathered: BytesMut,
    offset: u64,
    written: Written,
}

/// What has become of the chunks before. The file is created with the first one.
enum Written {
    Nothing,
    Chunk(JoinHandle<Result<NewFile, StoreError>>),
    Failed,
}

impl FileWriter {
    pub(super) fn new(blobs: Arc<Blobs>) -> Self {
        Self {
            blobs,
            gathered: BytesMut::new(),
            offset: 0,
            written: Written::Nothing,
        }
    }

    /// Appends a piece of data.
    pub(super) async fn push(&mut self, piece: Bytes) -> Result<(), StoreError> {
        self.gathered.extend_from_slice(&piece);
        match self.gathered.len() >= CHUNK {
            true => self.write(false).await,
            false => Ok(()),
        }
    }

    /// Ends the file, which is durable when this method returns.
    pub(super) async fn finish(mut self) -> Result<NewFile, StoreError> {
        self.write(true).await?;
        self.before().await?.ok_or_else(aborted)
    }

    /// Begins to write what was gathered, after what was gathered before it was written.
    async fn write(&mut self, last: bool) -> Result<(), StoreError> {
        let before = self.before().await?;
        let (blobs, offset) = (Arc::clone(&self.blobs), self.offset);
        let chunk = std::mem::take(&mut self.gathered);
        self.offset += chunk.len() as u64;
        self.written = Written::Chunk(spawn_blocking(move || {
            let file = match before {
                Some(file) => file,
                None => blobs.create()?,
            };
            file.write_at(offset, &chunk)?;
            if last {
                file.sync()?;
            }
            Ok(file)
        }));
        Ok(())
    }

    /// Waits until the last chunk is written.
    async fn before(&mut self) -> Result<Option<NewFile>, StoreError> {
        // If this future is dropped while it waits, the writer cannot be used any more.
        match std::mem::replace(&mut self.written, Written::Failed) {
            Written::Nothing => Ok(None),
            Written::Chunk(chunk) => chunk.await.unwrap_or_else(|_| Err(aborted())).map(Some),
            Written::Failed => Err(aborted()),
        }
    }
}

fn aborted() -> StoreError {
    StoreError::Disk("an earlier part of the data could not be written".to_owned())
}

/// How many bytes are written at once.
const CHUNK: usize = 256 * 1024;
