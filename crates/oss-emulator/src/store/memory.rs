//! The contents of a [`Store`], which one lock protects.

use std::collections::BTreeMap;
use std::sync::{PoisonError, RwLock, RwLockReadGuard, RwLockWriteGuard};

use super::bucket::BucketEntry;
use super::error::StoreError;
use super::version_id::VersionIds;

/// All buckets of the server, in memory.
#[derive(Debug, Default)]
pub(crate) struct Store {
    state: RwLock<State>,
}

#[derive(Debug, Default)]
pub(super) struct State {
    pub(super) buckets: BTreeMap<String, BucketEntry>,
    pub(super) ids: VersionIds,
}

impl Store {
    // If a handler has panicked the lock is used nevertheless, because every change is a single
    // insertion or removal and cannot have been made by half.
    pub(super) fn read(&self) -> RwLockReadGuard<'_, State> {
        self.state.read().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn write(&self) -> RwLockWriteGuard<'_, State> {
        self.state.write().unwrap_or_else(PoisonError::into_inner)
    }
}

impl State {
    pub(super) fn bucket(&self, name: &str) -> Result<&BucketEntry, StoreError> {
        self.buckets.get(name).ok_or(StoreError::NoSuchBucket)
    }

    pub(super) fn bucket_mut(&mut self, name: &str) -> Result<&mut BucketEntry, StoreError> {
        self.buckets.get_mut(name).ok_or(StoreError::NoSuchBucket)
    }
}
