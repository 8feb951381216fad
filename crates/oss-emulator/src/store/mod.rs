//! What the server keeps: buckets, the versions of their objects, and object data.
//!
//! Everything here is synchronous and pure: the time of a change comes in as an argument, version
//! ids are made from the number of the change. A change is whole or absent: object data is gathered outside
//! (see [`BlobWriter`]) and becomes visible by one insertion, and a reader keeps the object that it
//! found, whatever happens to the key meanwhile. Handlers see only the methods of [`Store`], so
//! that metadata may move to a transactional file and data to files beside it.

mod access;
mod blob;
mod bucket;
mod buckets;
mod class;
mod error;
mod key;
mod listing;
mod object;
mod objects;
mod stat;
#[cfg(test)]
mod tests;
mod version_id;
mod versions;

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

pub(crate) use self::access::{BucketAccess, ObjectAccess};
pub(crate) use self::blob::{Blob, BlobWriter, Digests};
pub(crate) use self::bucket::{Bucket, NewBucket, Redundancy, Versioning};
pub(crate) use self::buckets::Created;
pub(crate) use self::class::StorageClass;
pub(crate) use self::error::StoreError;
pub(crate) use self::listing::{
    ListQuery, ListedObject, ListedVersion, VersionMarker, VersionQuery,
};
pub(crate) use self::object::{Object, ObjectKind, Overwrite};
pub(crate) use self::objects::{Deleted, Found, Stored};
pub(crate) use self::version_id::VersionId;

use self::bucket::BucketEntry;
use self::version_id::VersionIds;

/// All buckets of the server, in memory.
#[derive(Debug, Default)]
pub(crate) struct Store {
    state: RwLock<State>,
}

#[derive(Debug, Default)]
struct State {
    buckets: BTreeMap<String, BucketEntry>,
    ids: VersionIds,
}

impl Store {
    // A handler that panicked cannot have left half a change: every change is one insertion.
    fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    fn bucket(&self, name: &str) -> Result<&BucketEntry, StoreError> {
        self.buckets.get(name).ok_or(StoreError::NoSuchBucket)
    }

    fn bucket_mut(&mut self, name: &str) -> Result<&mut BucketEntry, StoreError> {
        self.buckets.get_mut(name).ok_or(StoreError::NoSuchBucket)
    }
}
