//! PutObjectLegalHold.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{legal_hold_of_document, set_version};
use crate::store::Object;
use crate::xml::{Characters, Element};

/// Protects an object or a version until this operation lifts the protection.
pub(crate) async fn put_object_legal_hold(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let root = Element::read(&body, "LegalHold", Characters::Xml10)?;
    let legal_hold = legal_hold_of_document(&root)?;
    let set = move |object: &mut Object| {
        object.lock.legal_hold = Some(legal_hold);
        Ok(())
    };
    let ((), version) = call.update_object(set).await?;
    let mut answer = response::empty(StatusCode::OK);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
