//! PutObjectTagging.

use ::http::StatusCode;

use super::tagged::set_tags;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::{set_version, tags_of_document};
use crate::xml::{Characters, Element};

/// Replaces all tags of an object or of one version. The time of its last modification stays the
/// same.
pub(crate) async fn put_object_tagging(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(BODY).await?;
    let tags = tags_of_document(&Element::read(&body, "Tagging", Characters::Xml10)?)?;
    let version = set_tags(&call, tags).await?;
    let mut answer = response::empty(StatusCode::OK);
    set_version(answer.headers_mut(), version.as_ref());
    Ok(answer)
}

/// The size limit for the document, in bytes. The ten longest tags are smaller.
const BODY: usize = 64 * 1024;
