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
    }
}

fn marked(error: OssError, id: &VersionId) -> OssError {
    error
        .header("x-oss-delete-marker", "true")
        .header("x-oss-version-id", id.as_str())
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
