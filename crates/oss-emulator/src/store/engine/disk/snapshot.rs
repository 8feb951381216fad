//! The rows as readers see them.

use std::sync::Arc;

use redb::ReadOnlyTable;

use super::rows::Rows;
use crate::store::bucket::catalog::Catalog;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::files::blobs::Blobs;
use crate::store::rows::row::Row;

/// All rows, and the catalog that belongs to them, as a transaction has left them.
pub(super) struct Snapshot {
    pub(super) table: ReadOnlyTable<&'static [u8], &'static [u8]>,
    pub(super) catalog: Arc<Catalog>,
    pub(super) blobs: Arc<Blobs>,
}

impl View for Snapshot {
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
