//! What decisions about access need: the owner of a bucket, the ACLs and the bucket policy.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::acl::{BucketAcl, ObjectAcl};

use super::bucket::NewBucket;
use super::memory::Store;
use super::version_id::VersionId;

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
    pub(crate) fn create_bucket(&self, name: &str, owner: &str, created_at_millis: i64) {
        let now = UtcSeconds::new(created_at_millis.div_euclid(1000));
        // Refused only when another account or another class has the name: then it exists.
        let _ = self.put_bucket(name, owner, NewBucket::default(), now);
    }

    /// `None` when there is no such bucket.
    pub(crate) fn bucket_access(&self, bucket: &str) -> Option<BucketAccess> {
        let bucket = self.bucket(bucket).ok()?;
        Some(BucketAccess {
            owner: bucket.owner,
            acl: bucket.acl,
            policy: None,
        })
    }

    /// `None` when there is no such object (or version), or it is a delete marker.
    pub(crate) fn object_access(
        &self,
        bucket: &str,
        key: &str,
        version_id: Option<&str>,
    ) -> Option<ObjectAccess> {
        let version = match version_id {
            Some(id) => Some(VersionId::parse(id)?),
            None => None,
        };
        let object = Arc::clone(&self.object(bucket, key, version.as_ref()).ok()?.object);
        Some(ObjectAccess {
            acl: object.acl,
            tags: object.tags.clone(),
        })
    }
}
