//! HEAD of a bucket. OSS does not document this operation, but clients use it to find out whether a
//! bucket exists.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};

/// Returns 200 without a body if the bucket exists.
pub(crate) async fn head_bucket(call: Call) -> Result<ServerResponse, OssError> {
    call.existing_bucket()?;
    Ok(response::empty(StatusCode::OK))
}
