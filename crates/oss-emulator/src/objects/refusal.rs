//! The responses to errors of the store.

use ::http::Method;

use crate::codes::{Code, OssError};
use crate::store::{Object, StoreError, VersionId};

use super::answer::quoted;

/// Converts an error of the store into the response for a request for `bucket` and `key`.
pub(crate) fn refuse(error: StoreError, method: &Method, bucket: &str, key: &str) -> OssError {
    match error {
        StoreError::NoSuchBucket => OssError::new(Code::NoSuchBucket).with("BucketName", bucket),
        StoreError::BucketTaken => {
            OssError::new(Code::BucketAlreadyExists).with("BucketName", bucket)
        }
        StoreError::OtherStorageClass => OssError::new(Code::BucketAlreadyExists)
            .message("Cannot modify existing bucket's storage class.")
            .with("BucketName", bucket),
        StoreError::OtherRedundancy => OssError::new(Code::BucketAlreadyExists)
            .message("Bucket already exists can't modify data redundancy type.")
            .with("BucketName", bucket),
        StoreError::TooManyBuckets => OssError::new(Code::TooManyBuckets),
        StoreError::BucketNotEmpty => {
            OssError::new(Code::BucketNotEmpty).with("BucketName", bucket)
        }
        StoreError::NoSuchKey { marker } => {
            let error = OssError::new(Code::NoSuchKey).with("Key", key);
            match marker {
                Some(id) => marked(error, &id),
                None => error,
            }
        }
        StoreError::NoSuchVersion => OssError::new(Code::NoSuchVersion).with("Key", key),
        StoreError::IsDeleteMarker { id } => marked(
            OssError::new(Code::MethodNotAllowed)
                .ec("0017-00000002")
                .with("Method", method.as_str())
                .with("ResourceType", "DeleteMarker")
                .header("allow", "DELETE"),
            &id,
        ),
        StoreError::AlreadyExists => OssError::new(Code::FileAlreadyExists),
        StoreError::QuotaExceeded => OssError::new(Code::QuotaExceeded).with("BucketName", bucket),
        StoreError::Immutable => OssError::new(Code::FileImmutable),
        StoreError::Changed => OssError::new(Code::InternalError)
            .message("The source object was changed while it was being copied. Please try again."),
        StoreError::NotAppendable => OssError::new(Code::ObjectNotAppendable),
        StoreError::Sealed => OssError::new(Code::AppendSealedObjectNotAllowed),
        StoreError::WrongPosition { length } => OssError::new(Code::PositionNotEqualToLength)
            .header("x-oss-next-append-position", length.to_string()),
        StoreError::NoSuchUpload => OssError::new(Code::NoSuchUpload),
        StoreError::InvalidPart { number, etag } => OssError::new(Code::InvalidPart)
            .with("ETag", etag)
            .with("PartNumber", number.to_string()),
        StoreError::NoParts => OssError::new(Code::InvalidPart),
        StoreError::PartTooSmall { number, size } => OssError::new(Code::EntityTooSmall)
            .ec("0042-00000213")
            .with("PartNumber", number.to_string())
            .with("ProposedSize", size.to_string()),
        StoreError::PartExists { etag } => {
            OssError::new(Code::PartAlreadyExist).with("ETag", quoted(&etag))
        }
        StoreError::PartNotSequential => OssError::new(Code::PartNotSequential),
        // The reason is for the operator of this server, who is also the one who asks.
        StoreError::Disk(reason) | StoreError::Damaged(reason) => {
            OssError::new(Code::InternalError).message(format!(
                "We encountered an internal error. Please try again. ({reason})"
            ))
        }
    }
}

fn marked(error: OssError, id: &VersionId) -> OssError {
    error
        .header("x-oss-delete-marker", "true")
        .header("x-oss-version-id", id.as_str())
}

/// Returns the error for operations that report a delete marker as a missing object instead of a
/// method that is not allowed.
pub(crate) fn marker_as_missing(error: StoreError) -> StoreError {
    match error {
        StoreError::IsDeleteMarker { id } => StoreError::NoSuchKey { marker: Some(id) },
        other => other,
    }
}

/// Creates a 304 for this object.
pub(crate) fn not_modified(object: &Object, version: Option<&VersionId>) -> OssError {
    let error = OssError::new(Code::NotModified)
        .header("etag", quoted(&object.etag))
        .header("last-modified", object.modified.to_http_date());
    match version {
        Some(id) => error.header("x-oss-version-id", id.as_str()),
        None => error,
    }
}
