//! What a request reads: the object that it names or, if that is a symbolic link, the target.

use std::sync::Arc;

use super::requested::check;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::objects::{Preconditions, refuse, requested_version};
use crate::store::{Data, Found, Object, ObjectKind, StoreError};

/// An object whose data is read.
#[derive(Debug)]
pub(super) struct Readable {
    /// The object as the response describes it. For a symbolic link it has the data of the target,
    /// and the other properties of the link.
    pub(super) found: Found,
    pub(super) data: Data,
    /// The object that has the data.
    pub(super) holder: Arc<Object>,
}

/// Returns what a request reads, if the preconditions of the request are met.
///
/// # Errors
///
/// Returns 404 if the object, the version or the target of the link does not exist, 405 if the
/// version is a delete marker, 400 if the target is a link, 403 if the caller may not read the
/// target, and 304 or 412 if a precondition is not met.
pub(super) async fn readable(call: &Call) -> Result<Readable, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let opened = call.store().open(bucket, key, version.as_ref()).await;
    let (mut found, mut data) = opened.map_err(|error| call.refuse(error))?;
    let mut holder = Arc::clone(&found.object);
    if let ObjectKind::Symlink { target } = &found.object.kind {
        let (target, its_data) = open_target(call, bucket, target).await?;
        found.object = followed(&found.object, &target.object).into();
        (holder, data) = (target.object, its_data);
    }
    let conditions = Preconditions::from_headers(&call.request.headers);
    check(&conditions, &found)?;
    Ok(Readable {
        found,
        data,
        holder,
    })
}

/// Opens the target of a symbolic link, which is in the same bucket as the link.
///
/// # Errors
///
/// Returns 404 if there is no such object, 400 if it is a link itself, and 403 if the caller may not
/// read it.
pub(super) async fn open_target(
    call: &Call,
    bucket: &str,
    key: &str,
) -> Result<(Found, Data), OssError> {
    call.authorize("oss:GetObject", bucket, Some(key), None)
        .await?;
    let opened = call.store().open(bucket, key, None).await;
    let (found, data) = opened.map_err(|error| match error {
        StoreError::NoSuchKey { .. } => OssError::new(Code::SymlinkTargetNotExist),
        other => refuse(other, &call.request.method, bucket, key),
    })?;
    match found.object.kind {
        ObjectKind::Symlink { .. } => Err(OssError::new(Code::InvalidTargetType)),
        _ => Ok((found, data)),
    }
}

/// Returns the properties of a link with those of the target's data.
fn followed(link: &Object, target: &Object) -> Object {
    Object {
        size: target.size,
        etag: target.etag.clone(),
        md5: target.md5,
        crc64: target.crc64,
        modified: link.modified.max(target.modified),
        restore: target.restore,
        ..link.clone()
    }
}
