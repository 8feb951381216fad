//! The source of a copy.

use super::readable::open_target;
use super::requested::check;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::objects::{CopySource, Preconditions, check_thawed, refuse};
use crate::store::{Data, Found, ObjectKind, StoreError, VersionId};

/// Finds the source of a copy and opens its data, and checks that the caller may read it, that its
/// preconditions are met, and that it does not have to be restored first.
///
/// # Errors
///
/// Returns 404 if the source does not exist, 403 if it cannot be read, and 304 or 412 if a
/// precondition is not met.
pub(in crate::handlers) async fn open_source(
    call: &Call,
    source: &CopySource,
) -> Result<(Found, Data), OssError> {
    let (bucket, key, version) = (&source.bucket, &source.key, source.version.as_ref());
    // Check the bucket first, so that a bucket that does not exist gets another error than one that
    // the caller may not read.
    let in_bucket = call
        .store()
        .bucket(bucket)
        .map_err(|error| refuse(error, &call.request.method, bucket, key))?;
    let id = version.map(VersionId::as_str);
    call.authorize("oss:GetObject", bucket, Some(key), id)
        .await?;
    let opened = call.store().open(bucket, key, version).await;
    let (found, data) = opened.map_err(|error| match error {
        StoreError::IsDeleteMarker { .. } => OssError::new(Code::NoSuchKey)
            .ec("0016-00000307")
            .with("Key", key),
        other => refuse(other, &call.request.method, bucket, key),
    })?;
    check(
        &Preconditions::for_copy_source(&call.request.headers),
        &found,
    )?;
    match found.object.kind {
        // A link has no data that must be restored.
        ObjectKind::Symlink { .. } => Ok((found, data)),
        _ => {
            check_thawed(&in_bucket, &found.object, call.clock().now())?;
            Ok((found, data))
        }
    }
}

/// Opens the source of a part like [`open_source`]. If it is a symbolic link, the part has the data of
/// the target.
///
/// # Errors
///
/// Returns the errors of [`open_source`] for the link and for the target.
pub(in crate::handlers) async fn open_source_data(
    call: &Call,
    source: &CopySource,
) -> Result<(Found, Data), OssError> {
    let (found, data) = open_source(call, source).await?;
    let ObjectKind::Symlink { target } = &found.object.kind else {
        return Ok((found, data));
    };
    let (target, data) = open_target(call, &source.bucket, target).await?;
    let in_bucket = call.store().bucket(&source.bucket);
    let in_bucket = in_bucket.map_err(|error| call.refuse(error))?;
    check_thawed(&in_bucket, &target.object, call.clock().now())?;
    Ok((target, data))
}
