//! One transaction, in which several operations are carried out one after the other.

use std::sync::Arc;

use redb::Table;

use super::job::Job;
use super::rows::{Rows, encode, failed};
use crate::store::bucket::catalog::Catalog;
use crate::store::engine::changes::Finished;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::files::blobs::{Blobs, NewFile};
use crate::store::ids::Ids;
use crate::store::rows::key;
use crate::store::rows::row::Row;

/// The rows as the operations of a transaction have left them so far.
pub(super) struct Batch<'t> {
    pub(super) table: Table<'t, &'static [u8], &'static [u8]>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) blobs: Arc<Blobs>,
    pub(super) results: Results,
}

/// What the operations of a transaction have done beside changing rows.
#[derive(Debug, Default)]
pub(super) struct Results {
    /// Whether a row was changed.
    pub(super) changed: bool,
    /// The files to which rows refer now.
    pub(super) files: Vec<NewFile>,
    /// The blobs to which no row refers any more.
    pub(super) garbage: Vec<u64>,
}

impl Batch<'_> {
    /// Carries out an operation. If it fails it changes nothing.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses. The transaction must be given up then.
    pub(super) fn carry_out(&mut self, job: &mut dyn Job, ids: &Ids) -> Result<(), StoreError> {
        match job.run(ids, self) {
            Some(finished) => self.apply(finished),
            None => Ok(()),
        }
    }

    fn apply(&mut self, finished: Finished) -> Result<(), StoreError> {
        for (key, row) in finished.rows {
            if let Some(Row::Garbage) = row {
                self.results.garbage.extend(key::read_garbage(&key));
            }
            self.set(&key, row.as_ref())?;
        }
        for change in finished.catalog {
            Arc::make_mut(&mut self.catalog).apply(change);
        }
        self.results.files.extend(finished.files);
        Ok(())
    }

    /// Sets or removes a row.
    ///
    /// # Errors
    ///
    /// Returns an error if the disk refuses.
    pub(super) fn set(&mut self, key: &[u8], row: Option<&Row>) -> Result<(), StoreError> {
        self.results.changed = true;
        match row {
            Some(row) => self.table.insert(key, encode(row)?.as_slice()),
            None => self.table.remove(key),
        }
        .map(drop)
        .map_err(failed)
    }
}

impl View for Batch<'_> {
    fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    fn blobs(&self) -> Option<&Arc<Blobs>> {
        Some(&self.blobs)
    }

    fn get(&self, key: &[u8]) -> Result<Option<Row>, StoreError> {
        self.table.row(key)
    }

    fn seek(&self, from: &[u8]) -> Result<Option<(Vec<u8>, Row)>, StoreError> {
        self.table.row_from(from)
    }
}
