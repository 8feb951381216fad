//! The store's operations on buckets.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use oss_sign::UtcSeconds;

use super::bucket::BucketEntry;
use super::bucket::{Bucket, NewBucket, Versioning};
use super::error::StoreError;
use super::memory::Store;

/// Whether a bucket was created or existed already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Created {
    New,
    Existing,
}

impl Store {
    /// Creates a bucket. If the account owns the bucket already, its ACL is set if `new` contains
    /// one, and nothing else changes.
    pub(crate) fn put_bucket(
        &self,
        name: &str,
        owner: &str,
        new: NewBucket,
        now: UtcSeconds,
    ) -> Result<Created, StoreError> {
        let mut state = self.write();
        let owned = state
            .buckets
            .values()
            .filter(|bucket| bucket.about.owner == owner)
            .count();
        match state.buckets.entry(name.to_owned()) {
            Entry::Occupied(mut entry) => {
                recreate(&mut entry.get_mut().about, owner, &new)?;
                Ok(Created::Existing)
            }
            Entry::Vacant(_) if owned >= BUCKETS_PER_ACCOUNT => Err(StoreError::TooManyBuckets),
            Entry::Vacant(entry) => {
                let about = Bucket {
                    name: name.to_owned(),
                    owner: owner.to_owned(),
                    created: now,
                    acl: new.acl.unwrap_or_default(),
                    class: new.class.unwrap_or_default(),
                    redundancy: new.redundancy.unwrap_or_default(),
                    versioning: Versioning::Never,
                    resource_group: new.resource_group.unwrap_or_else(|| GROUP.to_owned()),
                };
                entry.insert(BucketEntry {
                    about,
                    keys: BTreeMap::new(),
                });
                Ok(Created::New)
            }
        }
    }

    /// Returns the properties of a bucket.
    pub(crate) fn bucket(&self, name: &str) -> Result<Bucket, StoreError> {
        self.read().bucket(name).map(|bucket| bucket.about.clone())
    }

    /// Returns the buckets of an account, sorted by name.
    pub(crate) fn buckets(&self, owner: &str) -> Vec<Bucket> {
        let state = self.read();
        let own = state
            .buckets
            .values()
            .filter(|bucket| bucket.about.owner == owner);
        own.map(|bucket| bucket.about.clone()).collect()
    }

    /// Deletes a bucket, which must be empty.
    pub(crate) fn delete_bucket(&self, name: &str) -> Result<(), StoreError> {
        let mut state = self.write();
        if !state.bucket(name)?.keys.is_empty() {
            return Err(StoreError::BucketNotEmpty);
        }
        state.buckets.remove(name);
        Ok(())
    }

    /// Enables or suspends versioning.
    pub(crate) fn set_versioning(&self, name: &str, to: Versioning) -> Result<(), StoreError> {
        self.write().bucket_mut(name)?.about.versioning = to;
        Ok(())
    }
}

/// Handles a request to create a bucket that exists already.
fn recreate(about: &mut Bucket, owner: &str, new: &NewBucket) -> Result<(), StoreError> {
    if about.owner != owner {
        return Err(StoreError::BucketTaken);
    }
    if new.class.is_some_and(|class| class != about.class) {
        return Err(StoreError::OtherStorageClass);
    }
    if new
        .redundancy
        .is_some_and(|redundancy| redundancy != about.redundancy)
    {
        return Err(StoreError::OtherRedundancy);
    }
    about.acl = new.acl.unwrap_or(about.acl);
    Ok(())
}

/// The maximum number of buckets of one account.
pub(crate) const BUCKETS_PER_ACCOUNT: usize = 100;
/// The default resource group of an account.
const GROUP: &str = "rg-default";
