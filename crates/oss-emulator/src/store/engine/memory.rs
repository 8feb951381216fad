//! Rows in memory.

use std::collections::BTreeMap;
use std::sync::{Arc, PoisonError, RwLock, RwLockReadGuard};

use super::changes::Changes;
use super::view::View;
use crate::store::bucket::catalog::Catalog;
use crate::store::error::StoreError;
use crate::store::files::blobs::Blobs;
use crate::store::ids::Ids;
use crate::store::rows::row::Row;

/// All rows, in memory. One lock protects them.
#[derive(Debug, Default)]
pub(crate) struct Memory(RwLock<Rows>);

#[derive(Debug, Default)]
struct Rows {
    rows: BTreeMap<Vec<u8>, Row>,
    catalog: Catalog,
}

impl Memory {
    /// Reads the rows.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&dyn View) -> T) -> T {
        read(&*self.locked())
    }

    /// Carries out an operation that changes rows.
    ///
    /// # Errors
    ///
    /// Returns the error of the operation. Nothing is changed then.
    pub(crate) fn change<T>(
        &self,
        ids: &Ids,
        operation: impl FnOnce(&dyn View, &mut Changes<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut rows = self.0.write().unwrap_or_else(PoisonError::into_inner);
        let mut changes = Changes::new(ids);
        let result = operation(&*rows, &mut changes)?;
        let finished = changes.finish(&*rows)?;
        for (key, row) in finished.rows {
            match row {
                Some(row) => rows.rows.insert(key, row),
                None => rows.rows.remove(&key),
            };
        }
        for change in finished.catalog {
            rows.catalog.apply(change);
        }
        Ok(result)
    }

    // If a thread has panicked the lock is used nevertheless, because rows are changed only after
    // the operation has succeeded.
    fn locked(&self) -> RwLockReadGuard<'_, Rows> {
        self.0.read().unwrap_or_else(PoisonError::into_inner)
    }
}

impl View for Rows {
    fn catalog(&self) -> &Catalog {
        &self.catalog
    }

    fn blobs(&self) -> Option<&Arc<Blobs>> {
        None
    }

    fn get(&self, key: &[u8]) -> Result<Option<Row>, StoreError> {
        Ok(self.rows.get(key).cloned())
    }

    fn seek(&self, from: &[u8]) -> Result<Option<(Vec<u8>, Row)>, StoreError> {
        use std::ops::Bound::{Included, Unbounded};
        let found = self
            .rows
            .range::<[u8], _>((Included(from), Unbounded))
            .next();
        Ok(found.map(|(key, row)| (key.clone(), row.clone())))
    }
}
