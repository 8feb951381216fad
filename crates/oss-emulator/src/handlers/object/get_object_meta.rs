//! GetObjectMeta.

use ::http::{Method, StatusCode};

use super::requested::requested_object;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{quoted, set, set_version};

/// The few properties that need no user metadata.
pub(crate) async fn get_object_meta(call: Call) -> Result<ServerResponse, OssError> {
    let found = requested_object(&call)?;
    let object = &found.object;
    let mut answer = response::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    set(headers, "etag", quoted(&object.etag));
    set(headers, "last-modified", object.modified.to_http_date());
    set(headers, "x-oss-hash-crc64ecma", object.crc64.to_string());
    // An answer to GET has no body either, and its length must be that of the body.
    if call.request.method == Method::HEAD {
        set(headers, "content-length", object.data.len().to_string());
    }
    set_version(headers, found.version.as_ref());
    Ok(answer)
}
