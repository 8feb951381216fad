//! HEAD of a bucket: no official operation, but clients probe with it.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::refuse;

/// Confirms that the bucket exists.
pub(crate) async fn head_bucket(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.bucket()?;
    let there = call.store().bucket(bucket);
    there.map_err(|error| refuse(error, &call.request.method, bucket, ""))?;
    Ok(response::empty(StatusCode::OK))
}
