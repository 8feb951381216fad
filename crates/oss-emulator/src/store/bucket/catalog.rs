//! All buckets and the configurations of accounts, which are always in memory: there are few of
//! them, and every request needs its bucket.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::configuration::Configurations;
use super::properties::Bucket;
use crate::store::error::StoreError;

/// The buckets and the configurations of accounts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Catalog {
    buckets: BTreeMap<String, Arc<Bucket>>,
    accounts: BTreeMap<String, Arc<Configurations>>,
    /// What accounts have that have configured nothing, so that asking for it costs no allocation.
    nothing: Arc<Configurations>,
}

/// A change of the catalog, which belongs to a change of rows.
#[derive(Clone, Debug)]
pub(crate) enum CatalogChange {
    Bucket(Arc<Bucket>),
    NoBucket(String),
    Account(String, Arc<Configurations>),
}

impl Catalog {
    /// Returns a bucket.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) fn bucket(&self, name: &str) -> Result<&Arc<Bucket>, StoreError> {
        self.buckets.get(name).ok_or(StoreError::NoSuchBucket)
    }

    /// Iterates over all buckets, sorted by name.
    pub(crate) fn buckets(&self) -> impl Iterator<Item = &Arc<Bucket>> {
        self.buckets.values()
    }

    /// Iterates over the ids of the accounts that have configurations.
    pub(crate) fn accounts(&self) -> impl Iterator<Item = &str> {
        self.accounts.keys().map(String::as_str)
    }

    /// Returns the configurations of an account.
    pub(crate) fn account(&self, account: &str) -> Arc<Configurations> {
        Arc::clone(self.accounts.get(account).unwrap_or(&self.nothing))
    }

    /// Makes a change.
    pub(crate) fn apply(&mut self, change: CatalogChange) {
        match change {
            CatalogChange::Bucket(bucket) => {
                self.buckets.insert(bucket.name.clone(), bucket);
            }
            CatalogChange::NoBucket(name) => {
                self.buckets.remove(&name);
            }
            CatalogChange::Account(account, configurations) => {
                self.accounts.insert(account, configurations);
            }
        }
    }
}
