//! PutObjectRetention.

use ::http::StatusCode;

use super::bypass::bypass;
use crate::codes::{Code, OssError};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{requested_version, retention_of_document, set_version};
use crate::store::{Object, Retention, RetentionMode};
use crate::xml::{Characters, Element};

/// Protects an object or a version until some time. The time can be made later, and it can be made
/// earlier only if the mode allows it.
pub(crate) async fn put_object_retention(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let now = call.clock().now();
    let root = Element::read(&body, "Retention", Characters::Xml10)?;
    let new = retention_of_document(&root, now)?;
    let (bucket, key) = (call.bucket()?, call.key()?);
    let version = requested_version(&call.request.query)?;
    let bypass = bypass(&call, bucket, key, version.as_ref()).await?;
    let set = move |object: &mut Object| {
        let before = object.lock.retention;
        let bound = before.is_some_and(|before| before.binds(bypass, now) && weakens(new, before));
        if bound {
            return Err(OssError::new(Code::FileImmutable));
        }
        object.lock.retention = Some(new);
        Ok(())
    };
    let ((), version) = call.update_object(set).await?;
    let mut answer = response::empty(StatusCode::OK);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}

/// Returns whether a retention protects less than the one that it would replace.
fn weakens(new: Retention, before: Retention) -> bool {
    let softer = before.mode == RetentionMode::Compliance && new.mode == RetentionMode::Governance;
    new.until < before.until || softer
}

/// The size limit for the document, in bytes.
const BODY: usize = 64 * 1024;
