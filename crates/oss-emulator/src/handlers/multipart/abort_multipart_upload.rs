//! AbortMultipartUpload.

use ::http::StatusCode;

use super::place::{refused, upload_id};
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

/// Ends a multipart upload without an object, and removes its parts.
pub(crate) async fn abort_multipart_upload(call: Call) -> Result<ServerResponse, OssError> {
    let id = upload_id(&call)?;
    call.store()
        .abort_upload(call.bucket()?, call.key()?, id)
        .await
        .map_err(|error| refused(&call, error))?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}
