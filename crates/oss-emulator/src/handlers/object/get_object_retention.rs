//! GetObjectRetention.

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{requested_version, set_version};
use crate::xml::Xml;

/// Returns until when an object or a version is protected.
pub(crate) async fn get_object_retention(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let found = call.store().find(bucket, key, version.as_ref()).await;
    let found = found.map_err(|error| call.refuse(error))?;
    let Some(retention) = found.object.lock.retention else {
        return Err(OssError::new(Code::ObjectNotUnderRetention).with("Key", key));
    };
    let document = Xml::document("Retention")
        .text("Mode", retention.mode.as_str())
        .text("RetainUntilDate", retention.until.to_iso_millis())
        .end();
    let mut answer = response::xml(document);
    set_version(answer.headers_mut(), found.version.as_ref());
    Ok(answer)
}
