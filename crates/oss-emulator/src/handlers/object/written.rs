//! The last steps of every upload, after all of its data has arrived.

use ::http::StatusCode;
use ::http::header::{self, HeaderValue};

use crate::callback::{Callback, SystemVariables};
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::body::full;
use crate::http::{ServerResponse, response};
use crate::objects::{acknowledge, content_md5, refuse, set_version};
use crate::store::{NewBlob, Object, WriteRules};

/// Stores the object. The response contains the values that clients check: the ETag, the MD5, the
/// CRC-64 and the version.
///
/// # Errors
///
/// Returns 409 if the object exists and must not be overwritten, 403 if the bucket would hold more than
/// it may, and 404 if the bucket was deleted in the meantime.
pub(super) async fn store(
    call: &Call,
    bucket: &str,
    key: &str,
    (object, data): (Object, NewBlob),
    rules: WriteRules,
) -> Result<ServerResponse, OssError> {
    let mut answer = response::empty(StatusCode::OK);
    acknowledge(answer.headers_mut(), &object);
    let stored = call.store().put(bucket, key, object, data, rules);
    let stored = stored
        .await
        .map_err(|error| refuse(error, &call.request.method, bucket, key))?;
    set_version(answer.headers_mut(), stored.version.as_ref());
    Ok(answer)
}

/// Returns the values of the system variables that a callback can send to the application.
pub(in crate::handlers) fn callback_variables(
    call: &Call,
    bucket: &str,
    key: &str,
    object: &Object,
) -> SystemVariables {
    let mime_type = object
        .header("content-type")
        .unwrap_or(b"application/octet-stream");
    SystemVariables {
        bucket: bucket.to_owned(),
        object: key.to_owned(),
        etag: object.etag.clone(),
        size: object.size,
        mime_type: String::from_utf8_lossy(mime_type).into_owned(),
        crc64: object.crc64,
        content_md5: object.md5.as_ref().map(content_md5).unwrap_or_default(),
        client_ip: call.request.peer,
        request_id: call.request.request_id.clone(),
        operation: call.operation.name.as_str(),
    }
}

/// Sends the callback. The document that the application returns becomes the body of the response
/// to the upload.
///
/// # Errors
///
/// Returns 203 `CallbackFailed` if the callback fails. The object stays stored.
pub(in crate::handlers) async fn send_callback(
    call: &Call,
    callback: &Callback,
    variables: &SystemVariables,
    answer: ServerResponse,
) -> Result<ServerResponse, OssError> {
    let document = callback.send(&call.callback_sender(), variables).await?;
    let (mut head, _) = answer.into_parts();
    head.status = StatusCode::OK;
    head.headers.insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    Ok(ServerResponse::from_parts(head, full(document)))
}
