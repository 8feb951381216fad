//! SealAppendObject.

use ::http::StatusCode;

use super::append_object::position;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{set, set_version};

/// Seals an appendable object, so that nothing can be appended to it any more.
pub(crate) async fn seal_append_object(call: Call) -> Result<ServerResponse, OssError> {
    let position = position(call.query("position"))?;
    let now = call.clock().now();
    let sealed = call
        .store()
        .seal(call.bucket()?, call.key()?, position, now)
        .await;
    let (sealed, version) = sealed.map_err(|error| call.refuse(error))?;
    let mut answer = response::empty(StatusCode::OK);
    let headers = answer.headers_mut();
    set(headers, "x-oss-sealed-time", sealed.to_http_date());
    set_version(headers, version.as_ref());
    Ok(answer)
}
