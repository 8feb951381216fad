//! Creating, finding and deleting buckets.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::catalog::CatalogChange;
use super::configuration::{ConfigurationKind, Configurations};
use super::properties::{Bucket, NewBucket, Versioning};
use super::update::{put_configurations, put_row};
use crate::store::counts::Counts;
use crate::store::engine::view::View;
use crate::store::error::StoreError;
use crate::store::handle::Store;
use crate::store::rows::key;
use crate::store::rows::row::Row;

/// Whether a bucket was created or existed already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Created {
    New,
    Existing,
}

impl Store {
    /// Creates a bucket. If the account owns the bucket already, its ACL is set if `new` contains
    /// one, and nothing else changes.
    ///
    /// # Errors
    ///
    /// Returns an error if the name belongs to another account, if the bucket exists with other
    /// properties, or if the account has too many buckets.
    pub(crate) async fn put_bucket(
        &self,
        name: &str,
        owner: &str,
        new: NewBucket,
        now: UtcSeconds,
    ) -> Result<Created, StoreError> {
        let (name, owner) = (name.to_owned(), owner.to_owned());
        self.change(move |view, changes| {
            if let Ok(existing) = view.catalog().bucket(&name) {
                let bucket = created_again(existing, &owner, &new)?;
                put_row(changes, bucket);
                return Ok(Created::Existing);
            }
            let buckets = view.catalog().buckets();
            let owned = buckets.filter(|bucket| bucket.owner == owner).count();
            if owned >= BUCKETS_PER_ACCOUNT {
                return Err(StoreError::TooManyBuckets);
            }
            let bucket = Bucket {
                id: changes.next_id(),
                name,
                owner,
                created: now,
                acl: new.acl.unwrap_or_default(),
                class: new.class.unwrap_or_default(),
                redundancy: new.redundancy.unwrap_or_default(),
                versioning: Versioning::Never,
                resource_group: new
                    .resource_group
                    .unwrap_or_else(|| DEFAULT_RESOURCE_GROUP.to_owned()),
                retention: None,
                configurations: new.configurations,
            };
            put_configurations(
                changes,
                &bucket.configurations,
                &Configurations::default(),
                |kind, item| key::configuration(bucket.id, kind, item),
            );
            put_row(changes, bucket);
            Ok(Created::New)
        })
        .await
    }

    /// Returns the buckets of an account, sorted by name.
    pub(crate) async fn buckets(&self, owner: &str) -> Result<Vec<Arc<Bucket>>, StoreError> {
        self.read(|view| {
            let buckets = view.catalog().buckets();
            Ok(buckets
                .filter(|bucket| bucket.owner == owner)
                .cloned()
                .collect())
        })
        .await
    }

    /// Deletes a bucket with its configurations.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::BucketNotEmpty`] if the bucket has objects, versions, delete markers,
    /// multipart uploads or live channels, and [`StoreError::NoSuchBucket`].
    pub(crate) async fn delete_bucket(&self, name: &str) -> Result<(), StoreError> {
        let name = name.to_owned();
        self.change(move |view, changes| {
            let bucket = Arc::clone(view.catalog().bucket(&name)?);
            if !is_empty(view, &bucket)? {
                return Err(StoreError::BucketNotEmpty);
            }
            let nothing = Configurations::default();
            for (kind, item, _) in bucket.configurations.changes_since(&nothing) {
                changes.remove(key::configuration(bucket.id, kind as u8, item));
            }
            changes.remove(key::counts(bucket.id));
            changes.remove(key::bucket(&name));
            changes.catalog(CatalogChange::NoBucket(name));
            Ok(())
        })
        .await
    }

    /// Returns the number and the size of the objects in a bucket.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError::NoSuchBucket`] if there is no bucket of this name.
    pub(crate) async fn counts(&self, bucket: &str) -> Result<Arc<Counts>, StoreError> {
        self.read(|view| {
            let id = view.catalog().bucket(bucket)?.id;
            let row = view.get(&key::counts(id))?;
            Ok(row.map(Row::counts).transpose()?.unwrap_or_default())
        })
        .await
    }
}

/// Returns a bucket that exists as a request to create it again leaves it.
fn created_again(existing: &Bucket, owner: &str, new: &NewBucket) -> Result<Bucket, StoreError> {
    if existing.owner != owner {
        return Err(StoreError::BucketTaken);
    }
    if new.class.is_some_and(|class| class != existing.class) {
        return Err(StoreError::OtherStorageClass);
    }
    let redundancy = new.redundancy.unwrap_or(existing.redundancy);
    if redundancy != existing.redundancy {
        return Err(StoreError::OtherRedundancy);
    }
    Ok(Bucket {
        acl: new.acl.unwrap_or(existing.acl),
        ..existing.clone()
    })
}

fn is_empty(view: &dyn View, bucket: &Bucket) -> Result<bool, StoreError> {
    for prefix in [key::versions(bucket.id), key::uploads(bucket.id)] {
        let prefix = prefix.done();
        if view.seek_within(&prefix, &prefix)?.is_some() {
            return Ok(false);
        }
    }
    let mut channels = bucket.configurations.all(ConfigurationKind::LiveChannel);
    Ok(channels.next().is_none())
}

/// The maximum number of buckets of one account.
pub(crate) const BUCKETS_PER_ACCOUNT: usize = 100;
/// The default resource group of an account.
pub(crate) const DEFAULT_RESOURCE_GROUP: &str = "rg-default";
