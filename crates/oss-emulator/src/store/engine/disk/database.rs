//! The database: opening it, and opening it again after the disk has failed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use redb::{Builder, ReadOnlyTable, ReadableDatabase, TableDefinition, WriteTransaction};

use super::backend::Backend;
use super::rows::failed;
use crate::store::error::StoreError;
use crate::store::files::Disk;

/// The only table.
pub(super) const ROWS: TableDefinition<'static, &'static [u8], &'static [u8]> =
    TableDefinition::new("rows");

/// The database with all rows.
#[derive(Debug)]
pub(super) struct Database {
    disk: Arc<dyn Disk>,
    path: PathBuf,
    /// The open database. It is `None` after an error of the disk, until it can be opened again.
    open: Option<redb::Database>,
    /// Whether the disk has refused to sync the file.
    unsynced: Arc<AtomicBool>,
}

impl Database {
    /// Opens the database. If it was not closed this checks the whole file.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses or if the file is damaged.
    pub(super) fn open(disk: Arc<dyn Disk>, path: PathBuf) -> Result<Self, StoreError> {
        let mut database = Self {
            disk,
            path,
            open: None,
            unsynced: Arc::default(),
        };
        database.opened()?;
        Ok(database)
    }

    /// Creates a database without rows. It appears under its name when it is complete.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(super) fn create(
        disk: &Arc<dyn Disk>,
        folder: &Path,
        name: &str,
    ) -> Result<(), StoreError> {
        let unfinished = folder.join(name).with_extension(UNFINISHED);
        let file = disk.create(&unfinished)?;
        let database = open(Backend::new(file, Arc::default()))?;
        let transaction = database.begin_write().map_err(failed)?;
        transaction.open_table(ROWS).map_err(failed)?;
        transaction.commit().map_err(failed)?;
        drop(database);
        disk.rename(&unfinished, &folder.join(name))?;
        Ok(disk.sync_folder(folder)?)
    }

    /// Begins a transaction.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses. After such an error the database refuses everything
    /// until it is [closed](Self::close).
    pub(super) fn begin(&mut self) -> Result<WriteTransaction, StoreError> {
        self.opened()?.begin_write().map_err(failed)
    }

    /// Returns all rows as the last transaction has left them.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(super) fn rows(
        &mut self,
    ) -> Result<ReadOnlyTable<&'static [u8], &'static [u8]>, StoreError> {
        let transaction = self.opened()?.begin_read().map_err(failed)?;
        transaction.open_table(ROWS).map_err(failed)
    }

    /// Closes the database after an error. It is opened again when it is needed.
    pub(super) fn close(&mut self) {
        if let Some(database) = self.open.take() {
            // The database tries to write when it is dropped, and the disk may not let it.
            drop(catch_unwind(AssertUnwindSafe(|| drop(database))));
        }
    }

    fn opened(&mut self) -> Result<&mut redb::Database, StoreError> {
        match &mut self.open {
            Some(database) => Ok(database),
            closed => {
                if self.unsynced.load(Ordering::Acquire) {
                    rewrite(self.disk.as_ref(), &self.path)?;
                    self.unsynced.store(false, Ordering::Release);
                }
                let file = self.disk.open(&self.path)?;
                // `redb` would make an empty database of an empty file.
                if file.len()? == 0 {
                    return Err(StoreError::Damaged("the database is empty".to_owned()));
                }
                let backend = Backend::new(file, Arc::clone(&self.unsynced));
                Ok(closed.insert(open(backend)?))
            }
        }
    }
}

/// Replaces a file by a copy of it. When a sync has failed, the system may show data as written that
/// is not on the disk and that no later sync writes. The copy is written as a whole.
fn rewrite(disk: &dyn Disk, path: &Path) -> Result<(), StoreError> {
    let unfinished = path.with_extension(UNFINISHED);
    let (from, to) = (disk.open(path)?, disk.create(&unfinished)?);
    let (len, mut offset) = (from.len()?, 0);
    let mut chunk = vec![0; CHUNK];
    while offset < len {
        let part = usize::try_from(len - offset).map_or(CHUNK, |left| left.min(CHUNK));
        let part = chunk.get_mut(..part).unwrap_or_default();
        from.read_at(offset, part)?;
        to.write_at(offset, part)?;
        offset += part.len() as u64;
    }
    to.sync()?;
    disk.rename(&unfinished, path)?;
    if let Some(folder) = path.parent() {
        disk.sync_folder(folder)?;
    }
    Ok(())
}

fn open(backend: Backend) -> Result<redb::Database, StoreError> {
    let open = || {
        Builder::new()
            .set_cache_size(CACHE)
            .create_with_backend(backend)
    };
    // `redb` panics when it finds some kinds of damage.
    match catch_unwind(AssertUnwindSafe(open)) {
        Ok(opened) => opened.map_err(failed),
        Err(_) => Err(StoreError::Damaged(
            "the database cannot be read".to_owned(),
        )),
    }
}

/// Returns whether a name is that of a file that was not completed.
pub(super) fn is_unfinished(name: &str) -> bool {
    Path::new(name)
        .extension()
        .is_some_and(|extension| extension == UNFINISHED)
}

/// The extension of files that are not complete.
const UNFINISHED: &str = "new";
/// How many bytes are copied at once.
const CHUNK: usize = 1024 * 1024;
/// How much of the database is kept in memory, in bytes.
const CACHE: usize = 64 * 1024 * 1024;
