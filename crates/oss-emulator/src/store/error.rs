//! The errors of the store.

use std::fmt;

use super::objects::version_id::VersionId;

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
    /// The bucket contains objects, versions, delete markers, multipart uploads or live channels.
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
    /// The bucket would hold more than it may, or does so already.
    QuotaExceeded,
    /// The version is protected from being overwritten and deleted.
    Immutable,
    /// The object that was to be copied or extended was changed in the meantime.
    Changed,
    /// The object cannot be appended to, because it was not created by an append.
    NotAppendable,
    /// The object was sealed, so that nothing can be appended to it.
    Sealed,
    /// The position of an append is not the length of the object.
    WrongPosition {
        /// The length of the object in bytes.
        length: u64,
    },
    /// There is no multipart upload of this id.
    NoSuchUpload,
    /// A part that is listed for completion does not exist, or has another ETag.
    InvalidPart {
        /// The number of the part.
        number: u16,
        /// The ETag that was listed for it, without quotes.
        etag: String,
    },
    /// The upload has no parts of which an object could be made.
    NoParts,
    /// A part that is not the last one is smaller than the minimum.
    PartTooSmall {
        /// The number of the part.
        number: u16,
        /// Its size in bytes.
        size: u64,
    },
    /// The upload is sequential and has the part already.
    PartExists {
        /// The ETag of the existing part, without quotes.
        etag: String,
    },
    /// The upload is sequential, and the part is not the next one.
    PartNotSequential,
    /// The disk refuses to read or write.
    Disk(String),
    /// What is stored cannot be understood.
    Damaged(String),
}

/// Writes why the store cannot be used. The other errors are about a request, and responses say more
/// about them than this text, which is their name.
impl fmt::Display for StoreError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Disk(reason) | Self::Damaged(reason) => f.write_str(reason),
            other => write!(f, "{other:?}"),
        }
    }
}

impl From<std::io::Error> for StoreError {
    fn from(error: std::io::Error) -> Self {
        Self::Disk(error.to_string())
    }
}
