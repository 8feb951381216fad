//! The store itself: where its rows are, and how operations read and change them.

use std::sync::Arc;

use super::bucket::configuration::Configurations;
use super::bucket::properties::Bucket;
use super::content::writer::BlobWriter;
use super::engine::changes::Changes;
use super::engine::memory::Memory;
use super::engine::view::View;
use super::error::StoreError;
use super::ids::Ids;

/// Everything that a server stores.
#[derive(Debug)]
pub(crate) struct Store {
    engine: Engine,
    ids: Ids,
}

#[derive(Debug)]
enum Engine {
    Memory(Memory),
}

impl Store {
    /// Creates an empty store in memory.
    pub(crate) fn in_memory() -> Self {
        Self {
            engine: Engine::Memory(Memory::default()),
            ids: Ids::of_run(0),
        }
    }

    /// Begins to write data that will belong to an object or a part.
    pub(crate) fn writer(&self) -> BlobWriter {
        BlobWriter::new()
    }

    /// Returns a bucket.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) fn bucket(&self, name: &str) -> Result<Arc<Bucket>, StoreError> {
        let Engine::Memory(memory) = &self.engine;
        memory.read(|view| view.catalog().bucket(name).cloned())
    }

    /// Returns the configurations of an account.
    pub(crate) fn account(&self, account: &str) -> Arc<Configurations> {
        let Engine::Memory(memory) = &self.engine;
        memory.read(|view| view.catalog().account(account))
    }

    /// Returns all buckets, sorted by name.
    pub(crate) fn all_buckets(&self) -> Vec<Arc<Bucket>> {
        let Engine::Memory(memory) = &self.engine;
        memory.read(|view| view.catalog().buckets().cloned().collect())
    }

    /// Reads rows.
    pub(super) async fn read<T>(
        &self,
        read: impl FnOnce(&dyn View) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Engine::Memory(memory) = &self.engine;
        memory.read(read)
    }

    /// Carries out an operation that changes rows. Its changes are durable when this method
    /// returns, if the store has a disk.
    ///
    /// # Errors
    ///
    /// Returns the error of the operation, or [`StoreError::Disk`]. Nothing is changed then.
    pub(super) async fn change<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&dyn View, &mut Changes<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        let Engine::Memory(memory) = &self.engine;
        memory.change(&self.ids, operation)
    }
}
