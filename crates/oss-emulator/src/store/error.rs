//! The errors of the store.

use super::version_id::VersionId;

/// An error of the store. Handlers turn it into an error of OSS.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    /// There is no bucket of this name.
    NoSuchBucket,
    /// Another account has the name.
    BucketTaken,
    /// The account's own bucket has another storage class than the one asked for.
    OtherStorageClass,
    /// The account's own bucket has another redundancy than the one asked for.
    OtherRedundancy,
    /// The account has as many buckets as it may.
    TooManyBuckets,
    /// The bucket holds objects, versions or delete markers.
    BucketNotEmpty,
    /// The key has no object; `marker` is the delete marker that hides it, if one does.
    NoSuchKey {
        /// The id of the delete marker that is current.
        marker: Option<VersionId>,
    },
    /// The key has no version of this id.
    NoSuchVersion,
    /// The version asked for is a delete marker.
    IsDeleteMarker {
        /// Its id.
        id: VersionId,
    },
    /// The key has an object, which must not be overwritten.
    AlreadyExists,
}
