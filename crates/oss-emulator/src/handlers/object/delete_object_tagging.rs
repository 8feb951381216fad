//! DeleteObjectTagging.

use ::http::StatusCode;

use super::tagged::set_tags;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::set_version;

/// Removes all tags of an object or of one version.
pub(crate) async fn delete_object_tagging(call: Call) -> Result<ServerResponse, OssError> {
    let version = set_tags(&call, Vec::new()).await?;
    let mut answer = response::empty(StatusCode::NO_CONTENT);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}
