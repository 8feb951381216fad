//! GetObjectLegalHold.

use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{requested_version, set_version, status_text};
use crate::xml::Xml;

/// Returns whether an object or a version is under legal hold.
pub(crate) async fn get_object_legal_hold(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let found = call.store().find(bucket, key, version.as_ref()).await;
    let found = found.map_err(|error| call.refuse(error))?;
    let Some(legal_hold) = found.object.lock.legal_hold else {
        return Err(OssError::new(Code::ObjectNotUnderLegalHold).with("Key", key));
    };
    let document = Xml::document("LegalHold")
        .text("Status", status_text(legal_hold))
        .end();
    let mut answer = response::xml(document);
    set_version(answer.headers_mut(), found.version.as_ref());
    Ok(answer)
}
