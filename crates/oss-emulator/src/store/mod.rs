//! Buckets and objects behind one interface.
//!
//! The access layer asks it for [`Store::bucket_access`] and [`Store::object_access`] only; all
//! else is between the store and the handlers.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use crate::access::{BucketAcl, ObjectAcl};

/// What this server holds.
#[derive(Debug, Default)]
pub(crate) struct Store {
    buckets: Mutex<BTreeMap<String, BucketAccess>>,
}

/// What decides about access to a bucket.
#[derive(Clone, Debug)]
pub(crate) struct BucketAccess {
    /// The account that owns the bucket.
    pub(crate) owner: String,
    pub(crate) acl: BucketAcl,
    /// The bucket policy's text, if one is set.
    pub(crate) policy: Option<String>,
}

/// What decides about access to an object, beyond its bucket.
#[derive(Clone, Debug)]
pub(crate) struct ObjectAccess {
    pub(crate) acl: ObjectAcl,
    /// For `oss:ExistingObjectTag/…`.
    pub(crate) tags: Vec<(String, String)>,
}

impl Store {
    /// Makes an empty private bucket for the builder; one that exists stays as it is.
    pub(crate) fn create_bucket(&self, name: &str, owner: &str, _created_at_millis: i64) {
        let access = BucketAccess {
            owner: owner.to_owned(),
            acl: BucketAcl::Private,
            policy: None,
        };
        let mut buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        buckets.entry(name.to_owned()).or_insert(access);
    }

    /// `None` when there is no such bucket.
    pub(crate) fn bucket_access(&self, bucket: &str) -> Option<BucketAccess> {
        self.buckets
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .get(bucket)
            .cloned()
    }

    /// `None` when there is no such object (or version), or it is a delete marker.
    pub(crate) fn object_access(
        &self,
        _bucket: &str,
        _key: &str,
        _version_id: Option<&str>,
    ) -> Option<ObjectAccess> {
        None
    }

    /// Names and owners of all buckets, in order.
    pub(crate) fn bucket_names(&self, owner: &str) -> Vec<String> {
        let buckets = self.buckets.lock().unwrap_or_else(PoisonError::into_inner);
        let own = buckets.iter().filter(|(_, bucket)| bucket.owner == owner);
        own.map(|(name, _)| name.clone()).collect()
    }
}
