//! Changing the properties and configurations of buckets and accounts.

use std::sync::Arc;

use super::catalog::CatalogChange;
use super::configuration::Configurations;
use super::properties::Bucket;
use crate::store::engine::changes::Changes;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::rows::key;
use crate::store::rows::row::Row;

impl Store {
    /// Changes a bucket. `update` gets a copy of the bucket, and what it leaves becomes the bucket.
    /// No other change of the bucket happens in the meantime. If `update` returns an error nothing
    /// changes, and its error is the inner result.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn update_bucket<T, E>(
        &self,
        name: &str,
        update: impl FnOnce(&mut Bucket) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<T, E>, StoreError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let name = name.to_owned();
        self.change(move |view, changes| {
            let before = view.catalog().bucket(&name)?;
            let mut bucket = Bucket::clone(before);
            let result = update(&mut bucket);
            if result.is_ok() {
                put_configurations(
                    changes,
                    &bucket.configurations,
                    &before.configurations,
                    |kind, item| key::configuration(bucket.id, kind, item),
                );
                put_row(changes, bucket);
            }
            Ok(result)
        })
        .await
    }

    /// Changes the configurations of an account, as [`Store::update_bucket`] changes a bucket.
    pub(crate) async fn update_account<T, E>(
        &self,
        account: &str,
        update: impl FnOnce(&mut Configurations) -> Result<T, E> + Send + 'static,
    ) -> Result<Result<T, E>, StoreError>
    where
        T: Send + 'static,
        E: Send + 'static,
    {
        let account = account.to_owned();
        self.change(move |view, changes| {
            let before = view.catalog().account(&account);
            let mut after = Configurations::clone(&before);
            let result = update(&mut after);
            if result.is_ok() {
                put_configurations(changes, &after, &before, |kind, item| {
                    key::account_configuration(&account, kind, item)
                });
                changes.catalog(CatalogChange::Account(account, Arc::new(after)));
            }
            Ok(result)
        })
        .await
    }
}

/// Writes the row of a bucket, and makes it known.
pub(super) fn put_row(changes: &mut Changes<'_>, bucket: Bucket) {
    let bucket = Arc::new(bucket);
    changes.put(key::bucket(&bucket.name), Row::Bucket(Arc::clone(&bucket)));
    changes.catalog(CatalogChange::Bucket(bucket));
}

/// Writes the rows of the configurations that differ from earlier ones.
pub(super) fn put_configurations(
    changes: &mut Changes<'_>,
    after: &Configurations,
    before: &Configurations,
    key: impl Fn(u8, &str) -> Vec<u8>,
) {
    for (kind, item, document) in after.changes_since(before) {
        let key = key(kind as u8, item);
        match document {
            Some(document) => changes.put(key, Row::Configuration(document.clone())),
            None => changes.remove(key),
        }
    }
}
