//! Whether a multipart upload was completed by this call.

use http::Method;
use md5::{Digest, Md5};

use super::questions::{Questions, http_date, read_request};
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
    let expected = etag(&parts)?;
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

/// Returns the ETag that OSS gives to an object of these parts. It is the MD5 digest of the upper-case texts
/// of their ETags, followed by a hyphen and the number of parts.
fn etag(parts: &[PartETag]) -> Option<String> {
    let mut digest = Md5::new();
    for PartETag(etag) in parts {
        digest.update(etag.trim_matches('"').to_ascii_uppercase());
    }
    let digest: String = digest
        .finalize()
        .iter()
        .map(|byte| format!("{byte:02X}"))
        .collect();
    (!parts.is_empty()).then(|| format!("{digest}-{}", parts.len()))
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_etag_is_made_of_the_texts_of_the_etags_of_the_parts() {
        let parts = [
            PartETag("\"5d41402abc4b2a76b9719d911017c592\"".to_owned()),
            PartETag("7D793037A0760186574B0282F2F435E7".to_owned()),
        ];
        assert_eq!(
            etag(&parts).as_deref(),
            Some("42B84D75CCD1176E729FC310B961AF25-2")
        );
        assert_eq!(etag(&[]), None);
    }
}
