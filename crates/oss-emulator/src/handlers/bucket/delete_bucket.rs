//! DeleteBucket.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

/// Deletes a bucket. The bucket must not contain any objects, versions or delete markers. A locked
/// retention policy protects objects, and does not keep an empty bucket.
pub(crate) async fn delete_bucket(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.bucket()?;
    call.store()
        .delete_bucket(bucket)
        .await
        .map_err(|error| call.refuse(error))?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}
