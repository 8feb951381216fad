//! The store itself: where its rows are, and how operations read and change them.

use std::path::PathBuf;
use std::sync::Arc;

use tokio::task::spawn_blocking;

use super::bucket::configuration::{ConfigurationKind, Configurations};
use super::bucket::properties::Bucket;
use super::content::writer::BlobWriter;
use super::engine::changes::Changes;
use super::engine::disk::error::OpenError;
use super::engine::disk::opened::DiskRows;
use super::engine::disk::start;
use super::engine::memory::Memory;
use super::engine::view::View;
use super::error::StoreError;
use super::ids::Ids;

/// Everything that a server stores.
#[derive(Debug)]
pub(crate) struct Store {
    engine: Engine,
}

#[derive(Debug)]
enum Engine {
    Memory(Memory, Ids),
    Disk(Arc<DiskRows>),
}

impl Store {
    /// Creates an empty store in memory.
    pub(crate) fn in_memory() -> Self {
        Self {
            engine: Engine::Memory(Memory::default(), Ids::of_run(0)),
        }
    }

    /// Opens the store in a data directory, which is created unless it exists.
    ///
    /// # Errors
    ///
    /// Returns an error if the directory cannot be used, or is in use.
    pub(crate) async fn on_disk(folder: PathBuf) -> Result<Self, OpenError> {
        let opened = spawn_blocking(move || start::open(&folder)).await;
        Ok(Self::of_rows(opened.map_err(std::io::Error::other)??))
    }

    /// Creates the store whose rows are these.
    pub(super) fn of_rows(rows: DiskRows) -> Self {
        Self {
            engine: Engine::Disk(Arc::new(rows)),
        }
    }

    /// Ends all changes, so that the data directory can be used by another store. Later changes are
    /// refused.
    pub(crate) async fn close(&self) {
        if let Engine::Disk(rows) = &self.engine {
            let rows = Arc::clone(rows);
            drop(spawn_blocking(move || rows.close()).await);
        }
    }

    /// Begins to write data that will belong to an object or a part.
    pub(crate) fn writer(&self) -> BlobWriter {
        BlobWriter::new(match &self.engine {
            Engine::Memory(..) => None,
            Engine::Disk(rows) => Some(Arc::clone(rows.blobs())),
        })
    }

    /// Returns a bucket.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) fn bucket(&self, name: &str) -> Result<Arc<Bucket>, StoreError> {
        self.read_now(|view| view.catalog().bucket(name).cloned())
    }

    /// Returns the configurations of an account.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] if the store cannot be read.
    pub(crate) fn account(&self, account: &str) -> Result<Arc<Configurations>, StoreError> {
        self.read_now(|view| Ok(view.catalog().account(account)))
    }

    /// Returns all buckets, sorted by name.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::Damaged`] if the store cannot be read.
    pub(crate) fn all_buckets(&self) -> Result<Vec<Arc<Bucket>>, StoreError> {
        self.read_now(|view| Ok(view.catalog().buckets().cloned().collect()))
    }

    /// Returns the bucket to which a domain is bound. The domain must be in lower case.
    pub(crate) fn bound_bucket(&self, domain: &str) -> Option<Arc<Bucket>> {
        let found = self.read_now(|view| {
            let mut buckets = view.catalog().buckets();
            let bound = |bucket: &&Arc<Bucket>| {
                let configurations = &bucket.configurations;
                configurations
                    .slot(ConfigurationKind::Cname, domain)
                    .is_some()
            };
            Ok(buckets.find(bound).cloned())
        });
        found.ok().flatten()
    }

    /// Reads rows.
    pub(super) async fn read<T>(
        &self,
        read: impl FnOnce(&dyn View) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        self.read_now(read)
    }

    fn read_now<T>(
        &self,
        read: impl FnOnce(&dyn View) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        match &self.engine {
            Engine::Memory(memory, _) => memory.read(read),
            Engine::Disk(rows) => rows.read(read),
        }
    }

    /// Carries out an operation that changes rows. Its changes are durable when this method
    /// returns, if the store has a disk.
    ///
    /// # Errors
    ///
    /// Returns the error of the operation. Nothing is changed then. Returns [`StoreError::Disk`] if
    /// the disk has refused; it is not known then whether the changes take effect.
    pub(super) async fn change<T: Send + 'static>(
        &self,
        operation: impl FnOnce(&dyn View, &mut Changes<'_>) -> Result<T, StoreError> + Send + 'static,
    ) -> Result<T, StoreError> {
        match &self.engine {
            Engine::Memory(memory, ids) => memory.change(ids, operation),
            Engine::Disk(rows) => rows.change(operation).await,
        }
    }
}
