//! Whether an object was copied by this call.

use http::{HeaderMap, Method};
use oss_sign::UtcSeconds;

use super::questions::{Questions, http_date, length_and_crc64, read_request};
use super::source;
use crate::pipeline::answered::Answered;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::response_with;
use crate::xml::{WriteXml, XmlWriter};

/// Returns the response if an earlier attempt has copied the object.
///
/// With `x-oss-forbid-overwrite`, OSS answers a repeated copy with `409 FileAlreadyExists`. The object is the
/// copy if it has the length and the checksum of the source and is not older than the call.
pub(super) async fn copied(prepared: &Prepared, questions: &Questions<'_>) -> Option<Answered> {
    let original = source::read_request(prepared, Method::HEAD, questions)?;
    let original = questions.ask(original).await?.headers;
    let mut copy = questions
        .ask(read_request(prepared, Method::HEAD))
        .await?
        .headers;
    let expected = length_and_crc64(&original)?;
    let stored = http_date(&copy, "last-modified");
    let older = questions.is_stored_during_call(&copy, stored) == Some(false);
    if older || length_and_crc64(&copy) != Some(expected) {
        return None;
    }
    source::add_version(&mut copy, &original);
    let document = Copy::from_headers(&copy)?.document("CopyObjectResult");
    Some(response_with(copy, document))
}

/// The contents of the document that OSS answers to a copy.
pub(super) struct Copy {
    pub(super) last_modified: UtcSeconds,
    pub(super) etag: String,
}

impl Copy {
    fn from_headers(headers: &HeaderMap) -> Option<Self> {
        Some(Self {
            last_modified: http_date(headers, "last-modified")?,
            etag: headers.get("etag")?.to_str().ok()?.to_owned(),
        })
    }

    pub(super) fn document(&self, root: &str) -> String {
        XmlWriter::document(root, self)
    }
}

impl WriteXml for Copy {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("LastModified", &self.last_modified);
        xml.element("ETag", &self.etag);
    }
}
