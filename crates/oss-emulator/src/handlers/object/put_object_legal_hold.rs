//! PutObjectLegalHold.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{legal_hold_of_document, marker_as_missing, requested_version, set_version};
use crate::store::Object;
use crate::xml::{Characters, Element};

/// Protects an object or a version until this operation lifts the protection.
pub(crate) async fn put_object_legal_hold(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let root = Element::read(&body, "LegalHold", Characters::Xml10)?;
    let legal_hold = legal_hold_of_document(&root)?;
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let set = move |object: &mut Object| {
        object.lock.legal_hold = Some(legal_hold);
        Ok(())
    };
    let changed = call
        .store()
        .update_object(bucket, key, version.as_ref(), set);
    let ((), version) = changed
        .await
        .and_then(|done| done)
        .map_err(|error| call.refuse(marker_as_missing(error)))?;
    let mut answer = response::empty(StatusCode::OK);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
