//! Reading the catalog from the rows when the server starts.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::rows::Rows;
use crate::store::bucket::catalog::{Catalog, CatalogChange};
use crate::store::bucket::configuration::{ConfigurationKind, Configurations, Slot};
use crate::store::bucket::properties::Bucket;
use crate::store::engine::view::next_key;
use crate::store::error::StoreError;
use crate::store::rows::key;
use crate::store::rows::row::Row;

/// Reads all buckets and configurations.
///
/// # Errors
///
/// Returns an error if the disk refuses, or if a row is damaged.
pub(super) fn catalog(rows: &impl Rows) -> Result<Catalog, StoreError> {
    let mut buckets: BTreeMap<u64, Bucket> = BTreeMap::new();
    for_each(rows, &key::all_buckets(), |_, row| {
        let bucket = row.bucket()?;
        buckets.insert(bucket.id, Arc::unwrap_or_clone(bucket));
        Ok(())
    })?;
    for_each(rows, &key::all_configurations(), |key, row| {
        let (bucket, kind, name) = key::read_configuration(key).ok_or_else(damaged)?;
        let bucket = buckets.get_mut(&bucket).ok_or_else(damaged)?;
        insert(&mut bucket.configurations, kind, name, row)
    })?;
    let mut accounts: BTreeMap<String, Configurations> = BTreeMap::new();
    for_each(rows, &key::all_account_configurations(), |key, row| {
        let (account, kind, name) = key::read_account_configuration(key).ok_or_else(damaged)?;
        insert(accounts.entry(account).or_default(), kind, name, row)
    })?;
    let mut catalog = Catalog::default();
    for bucket in buckets.into_values() {
        catalog.apply(CatalogChange::Bucket(Arc::new(bucket)));
    }
    for (account, configurations) in accounts {
        catalog.apply(CatalogChange::Account(account, Arc::new(configurations)));
    }
    Ok(catalog)
}

fn insert(to: &mut Configurations, kind: u8, name: &str, row: Row) -> Result<(), StoreError> {
    let kind = ConfigurationKind::from_u8(kind).ok_or_else(damaged)?;
    to.insert(kind, name, Slot::new(row.configuration()?));
    Ok(())
}

/// Returns all blobs whose files can be removed.
///
/// # Errors
///
/// Returns an error if the disk refuses.
pub(super) fn garbage(rows: &impl Rows) -> Result<Vec<u64>, StoreError> {
    let mut garbage = Vec::new();
    for_each(rows, &key::all_garbage(), |key, _| {
        garbage.extend(key::read_garbage(key));
        Ok(())
    })?;
    Ok(garbage)
}

/// Calls `each` for all rows whose keys begin with `prefix`.
fn for_each(
    rows: &impl Rows,
    prefix: &[u8],
    mut each: impl FnMut(&[u8], Row) -> Result<(), StoreError>,
) -> Result<(), StoreError> {
    let mut from = prefix.to_vec();
    while let Some((key, row)) = rows.row_from(&from)? {
        if !key.starts_with(prefix) {
            break;
        }
        each(&key, row)?;
        from = next_key(key);
    }
    Ok(())
}

fn damaged() -> StoreError {
    StoreError::Damaged("the row of a configuration cannot be read".to_owned())
}
