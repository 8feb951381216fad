//! HeadObject.

use super::accessed::set_last_access;
use super::expires::set_expiration;
use super::readable::readable;
use super::tagged::may_read_tags;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{Overrides, describe, set};

/// Returns the headers that GetObject returns for an object, without its data.
pub(crate) async fn head_object(call: Call) -> Result<ServerResponse, OssError> {
    let overrides = Overrides::from_query(&call.request.query, call.caller.account().is_none())?;
    let found = readable(&call).await?.found;
    let mut answer = response::empty(::http::StatusCode::OK);
    let headers = answer.headers_mut();
    describe(headers, &found, call.clock().now());
    set(headers, "content-length", found.object.size.to_string());
    set_last_access(&call, headers, &found.object)?;
    overrides.apply(headers);
    if !found.object.tags.is_empty() && !may_read_tags(&call).await? {
        headers.remove("x-oss-tagging-count");
    }
    set_expiration(&call, &found, &mut answer)?;
    Ok(answer)
}
