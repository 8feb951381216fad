//! The database: opening it, and opening it again after the disk has failed.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::sync::Arc;

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
        let unfinished = folder.join(format!("{name}{UNFINISHED}"));
        let file = disk.create(&unfinished)?;
        let database = open(Backend(file))?;
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
                let file = self.disk.open(&self.path)?;
                Ok(closed.insert(open(Backend(file))?))
            }
        }
    }
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

/// Returns whether a name is that of a database that is being created.
pub(super) fn is_unfinished(name: &str) -> bool {
    name.ends_with(UNFINISHED)
}

const UNFINISHED: &str = ".new";
/// How much of the database is kept in memory, in bytes.
const CACHE: usize = 64 * 1024 * 1024;
