//! GetSymlink.

use ::http::StatusCode;
use oss_sign::encode::percent_encode;

use super::put_symlink::TARGET;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{describe, marker_as_missing, requested_version, set};
use crate::store::ObjectKind;

/// Returns the target of a symbolic link, and the headers of the link itself.
pub(crate) async fn get_symlink(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let found = call.store().find(bucket, key, version.as_ref()).await;
    let found = found.map_err(|error| call.refuse(marker_as_missing(error)))?;
    let ObjectKind::Symlink { target } = &found.object.kind else {
        return Err(OssError::new(Code::NotSymlink));
    };
    let mut answer = response::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    describe(headers, &found, call.clock().now());
    headers.remove("accept-ranges");
    headers.remove("x-oss-hash-crc64ecma");
    set(headers, TARGET, percent_encode(target));
    Ok(answer)
}
