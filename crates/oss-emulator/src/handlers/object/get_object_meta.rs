//! GetObjectMeta.

use ::http::{Method, StatusCode};

use super::accessed::set_last_access;
use super::requested::requested_object;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{quoted, set, set_transition, set_version};

/// Returns the ETag, the size, the CRC-64 and the dates of an object, without its user metadata.
pub(crate) async fn get_object_meta(call: Call) -> Result<ServerResponse, OssError> {
    let found = requested_object(&call).await?;
    let object = &found.object;
    let mut answer = response::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    set(headers, "etag", quoted(&object.etag));
    set(headers, "last-modified", object.modified.to_http_date());
    set_transition(headers, object);
    set_last_access(&call, headers, object)?;
    set(headers, "x-oss-hash-crc64ecma", object.crc64.to_string());
    // A response to GET has no body either, so the length of the object must not be its
    // `Content-Length`.
    if call.request.method == Method::HEAD {
        set(headers, "content-length", object.size.to_string());
    }
    set_version(headers, found.version.as_ref());
    Ok(answer)
}
