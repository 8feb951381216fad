//! UploadPart.

use ::http::StatusCode;

use super::place::{part, refused, with_ec};
use crate::codes::OssError;
use crate::configurations::capacity;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::client_encryption::{EncryptedParts, check_repeated};
use crate::objects::{
    BodyChecks, Pace, TrafficLimit, content_md5, quoted, receive, refuse_encryption, set,
    set_encryption,
};
use crate::runtime::upper_hex;
use crate::store::PartPlace;

/// Stores the body of the request as a part of a multipart upload. A part of the same number is
/// replaced.
pub(crate) async fn upload_part(call: Call) -> Result<ServerResponse, OssError> {
    let stored = store_part(call).await;
    stored.map_err(|error| with_ec(error, "0042-00000104"))
}

async fn store_part(mut call: Call) -> Result<ServerResponse, OssError> {
    let headers = &call.request.headers;
    refuse_encryption(headers)?;
    let place: PartPlace = part(&call)?;
    let checks = BodyChecks::from_headers(headers)?;
    let limit = TrafficLimit::from_request(headers, &call.request.query)?;
    // This is checked before the body is read, so that a client that waits for `100 Continue` does
    // not send it. The check is repeated when the part is stored.
    let capacity = capacity(&*call.existing_bucket()?);
    let upload = call.store().check_part(&place, capacity).await;
    let upload = upload.map_err(|error| refused(&call, error))?;
    check_repeated(headers, &upload)?;

    let writer = call.store().writer();
    let data = receive(&mut call.request.body, writer, Pace::new(limit)).await?;
    checks.check(data.digests)?;
    if let Some(encrypted) = EncryptedParts::of_upload(&upload) {
        encrypted.check_part(place.number, data.len)?;
    }
    let digests = data.digests;
    let stored = call.store().put_part(place, data, call.clock().now());
    stored.await.map_err(|error| refused(&call, error))?;

    let mut answer = response::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    set(headers, "etag", quoted(&upper_hex(&digests.md5)));
    set(headers, "content-md5", content_md5(&digests.md5));
    set(headers, "x-oss-hash-crc64ecma", digests.crc64.to_string());
    set_encryption(headers, &upload.headers);
    Ok(answer)
}
