//! The errors of the store.

use super::version_id::VersionId;

/// An error of the store. Handlers convert it to an error of OSS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    /// There is no bucket of this name.
    NoSuchBucket,
    /// The name belongs to a bucket of another account.
    BucketTaken,
    /// The bucket exists and belongs to the account, but it does not have the requested storage
    /// class.
    OtherStorageClass,
    /// The bucket exists and belongs to the account, but it does not have the requested redundancy.
    OtherRedundancy,
    /// The account has the maximum number of buckets already.
    TooManyBuckets,
    /// The bucket contains objects, versions or delete markers.
    BucketNotEmpty,
    /// The key has no object, or its current version is a delete marker.
    NoSuchKey {
        /// The id of the delete marker, if that is why there is no object.
        marker: Option<VersionId>,
    },
    /// The key has no version with this id.
    NoSuchVersion,
    /// The requested version is a delete marker.
    IsDeleteMarker {
        /// The id of the delete marker.
        id: VersionId,
    },
    /// The key has an object already, and the request forbids overwriting it.
    AlreadyExists,
}
