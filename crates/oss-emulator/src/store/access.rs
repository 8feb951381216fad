//! The properties of buckets and objects on which decisions about access depend.

use std::sync::Arc;

use oss_sign::UtcSeconds;

use super::acl::{BucketAcl, ObjectAcl};

use super::bucket::NewBucket;
use super::error::StoreError;
use super::memory::Store;
use super::version_id::VersionId;

/// The properties of a bucket on which decisions about access depend.
#[derive(Clone, Debug)]
pub(crate) struct BucketAccess {
    /// The account that owns the bucket.
    pub(crate) owner: String,
    pub(crate) acl: BucketAcl,
    /// The text of the bucket policy. It is always `None`, because no operation sets a bucket
    /// policy yet.
    pub(crate) policy: Option<String>,
}

/// The properties of an object on which decisions about access depend, beside those of its bucket.
#[derive(Clone, Debug)]
pub(crate) struct ObjectAccess {
    pub(crate) acl: ObjectAcl,
    /// The tags, which conditions refer to as `oss:ExistingObjectTag/…`.
    pub(crate) tags: Vec<(String, String)>,
}

impl Store {
    /// Creates an empty private bucket, for the builder of the server. Nothing changes if the
    /// account has the bucket already.
    ///
    /// # Errors
    ///
    /// Returns [`StoreError`] if another account has the bucket, or if the account has as many
    /// buckets as it may have.
    pub(crate) fn create_bucket(
        &self,
        name: &str,
        owner: &str,
        created: UtcSeconds,
    ) -> Result<(), StoreError> {
        self.put_bucket(name, owner, NewBucket::default(), created)
            .map(drop)
    }

    /// Returns these properties of a bucket, or `None` if the bucket does not exist.
    pub(crate) fn bucket_access(&self, bucket: &str) -> Option<BucketAccess> {
        let bucket = self.bucket(bucket).ok()?;
        Some(BucketAccess {
            owner: bucket.owner,
            acl: bucket.acl,
            policy: None,
        })
    }

    /// Returns these properties of an object or of one version. Returns `None` if it does not exist
    /// or if it is a delete marker.
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
