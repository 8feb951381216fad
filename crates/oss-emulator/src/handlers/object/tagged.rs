//! The tags of stored objects.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::store::{Object, VersionId};

/// Replaces the tags of the object that a request names. Returns the version id for the response.
///
/// # Errors
///
/// Returns 404 if the object or the version does not exist or is a delete marker.
pub(super) async fn set_tags(
    call: &Call,
    tags: Vec<(String, String)>,
) -> Result<Option<VersionId>, OssError> {
    let set = move |object: &mut Object| {
        object.tags = tags;
        Ok(())
    };
    let ((), version) = call.update_object(set).await?;
    Ok(version)
}

/// Returns whether the caller of a request may also read the tags of the object that it names.
pub(super) async fn may_read_tags(call: &Call) -> Result<bool, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = call.query("versionId");
    let allowed = call.authorize("oss:GetObjectTagging", bucket, Some(key), version);
    Ok(allowed.await.is_ok())
}
