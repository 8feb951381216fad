//! Whether a multipart upload was completed by this call.

use http::Method;

use super::questions::{Questions, http_date, read_request};
use crate::etag::ETag;
use crate::pipeline::answered::Answered;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::response;
use crate::xml::{self, Element, Malformed, ReadXml};

/// Returns the response if an earlier attempt has completed the upload.
///
/// OSS removes an upload when it is completed, and also when it is aborted, so `404 NoSuchUpload` does not
/// say what happened. The proof is an object that was stored during the call and has the ETag that OSS
/// computes from exactly these parts. A request with `x-oss-complete-all` lists no parts, so nothing can be
/// proved.
pub(super) async fn completed(prepared: &Prepared, questions: &Questions<'_>) -> Option<Answered> {
    let mut parts: Vec<PartETag> = Vec::new();
    let document = prepared.document.as_ref()?;
    xml::read_root(document, "CompleteMultipartUpload", |root| {
        root.list("Part", &mut parts)
    })
    .ok()?;
    let expected = ETag::of_parts(parts.iter().map(|PartETag(etag)| etag.as_str()))?;
    let head = questions
        .ask(read_request(prepared, Method::HEAD))
        .await?
        .headers;
    // The time must be known. The same parts may have made the same object before, with another upload.
    let stored = http_date(&head, "last-modified");
    let is_new = questions.is_stored_during_call(&head, stored) == Some(true);
    let etag = head.get("etag")?.to_str().ok()?;
    let same = etag.trim_matches('"').eq_ignore_ascii_case(&expected);
    (is_new && same).then(|| response(head))
}

/// The ETag of a part, as the request lists it.
struct PartETag(String);

impl ReadXml for PartETag {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut etag = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "ETag" {
                child.set(&mut etag)?;
            }
        }
        Ok(Some(Self(element.required("ETag", etag)?)))
    }
}
