//! DeleteBucket.

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

/// Deletes a bucket. The bucket must not contain any objects, versions or delete markers, and must
/// not have a locked retention policy.
pub(crate) async fn delete_bucket(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.bucket()?;
    let retention = &call.existing_bucket()?.retention;
    if retention.as_ref().is_some_and(|policy| policy.locked) {
        return Err(OssError::new(Code::WORMConfigurationLocked));
    }
    call.store()
        .delete_bucket(bucket)
        .await
        .map_err(|error| call.refuse(error))?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}
