//! DeleteObject.

use ::http::StatusCode;

use super::bypass::bypass;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{requested_version, set, set_version};

/// Deletes an object, or exactly one version of it. The request also succeeds if the object or the
/// version does not exist.
pub(crate) async fn delete_object(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let bypass = bypass(&call, bucket, key, version.as_ref()).await?;
    let now = call.clock().now();
    let deleted = call
        .store()
        .delete(bucket, key, version.as_ref(), bypass, now)
        .await
        .map_err(|error| call.refuse(error))?;
    let mut answer = response::empty(StatusCode::NO_CONTENT);
    set_version(answer.headers_mut(), deleted.version.as_ref());
    if deleted.marker {
        set(answer.headers_mut(), "x-oss-delete-marker", "true");
    }
    Ok(answer)
}
