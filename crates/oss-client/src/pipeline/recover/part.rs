//! Whether a part of a multipart upload was stored by this call.

use http::{HeaderMap, HeaderValue, Method};
use oss_sign::UtcSeconds;

use super::copied::Copy;
use super::questions::{CRC64, Questions, length_and_crc64, read_request};
use super::source;
use crate::pipeline::answered::{Answered, Payload};
use crate::pipeline::prepared::Prepared;
use crate::pipeline::recover::{response, response_with};
use crate::pipeline::upload::Upload;
use crate::xml::{self, Element, Malformed, ReadXml};

/// Returns the response if an earlier attempt has stored the part.
///
/// A repeated part usually replaces the first one. Only uploads that were begun with `sequential` refuse it,
/// with `409 PartAlreadyExist`. The part is that of this call if the list of parts has one of this number,
/// with the length and the checksum of what was sent.
pub(super) async fn uploaded(
    prepared: &Prepared,
    upload: &mut Upload,
    questions: &Questions<'_>,
) -> Option<Answered> {
    if prepared.header("x-oss-copy-source").is_some() {
        return copied(prepared, questions).await;
    }
    let sent = upload.measure().await.ok()??;
    let (part, mut headers) = part(prepared, questions).await?;
    if (part.size, part.crc64?) != (sent.length, sent.crc64.value()) {
        return None;
    }
    headers.insert("etag", HeaderValue::from_str(&part.etag).ok()?);
    headers.insert(CRC64, HeaderValue::from(sent.crc64.value()));
    Some(response(headers))
}

/// Returns the response if an earlier attempt has copied the part. The checksum of the source is known only
/// for the whole object, so the bytes are read if a range of it was copied.
async fn copied(prepared: &Prepared, questions: &Questions<'_>) -> Option<Answered> {
    let (part, mut headers) = part(prepared, questions).await?;
    let stored = (part.size, part.crc64?);
    let original = source::read_request(prepared, Method::HEAD, questions)?;
    let original = questions.ask(original).await?.headers;
    let range = prepared.header("x-oss-copy-source-range");
    let expected = match (range, length_and_crc64(&original)) {
        (None, Some(whole)) => whole,
        _ => {
            let mut bytes = source::read_request(prepared, Method::GET, questions)?;
            if let Some(range) = range {
                bytes.replace_header("range", range).ok()?;
            }
            let bytes = questions.read(bytes).await?;
            (bytes.length, bytes.crc64.value())
        }
    };
    if stored != expected {
        return None;
    }
    headers.insert("etag", HeaderValue::from_str(&part.etag).ok()?);
    source::add_version(&mut headers, &original);
    let (last_modified, etag) = (part.last_modified, part.etag);
    let document = Copy {
        last_modified,
        etag,
    }
    .document("CopyPartResult");
    Some(response_with(headers, document))
}

/// Returns the part with the number in the request, as OSS lists it, and the headers of that response.
///
/// A list of one part that begins after the previous number contains the part, if it exists.
async fn part(prepared: &Prepared, questions: &Questions<'_>) -> Option<(Part, HeaderMap)> {
    let number: u32 = prepared.query("partNumber")?.parse().ok()?;
    let mut list = read_request(prepared, Method::GET);
    list.query = [
        ("uploadId", prepared.query("uploadId")?.to_owned()),
        ("max-parts", "1".to_owned()),
        ("part-number-marker", number.checked_sub(1)?.to_string()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    let listed = questions.ask(list).await?;
    let Payload::Document(document) = listed.payload else {
        return None;
    };
    let mut parts: Vec<Part> = Vec::new();
    xml::read_root(&document, "ListPartsResult", |root| {
        root.list("Part", &mut parts)
    })
    .ok()?;
    let part = parts.into_iter().find(|part| part.number == number)?;
    Some((part, listed.headers))
}

/// A part in the list of parts.
struct Part {
    number: u32,
    last_modified: UtcSeconds,
    etag: String,
    size: u64,
    crc64: Option<u64>,
}

impl ReadXml for Part {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let (mut number, mut last_modified, mut etag) = (None, None, None);
        let (mut size, mut crc64) = (None, None);
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "PartNumber" => child.set(&mut number)?,
                "LastModified" => child.set(&mut last_modified)?,
                "ETag" => child.set(&mut etag)?,
                "Size" => child.set(&mut size)?,
                "HashCrc64ecma" => child.set(&mut crc64)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            number: element.required("PartNumber", number)?,
            last_modified: element.required("LastModified", last_modified)?,
            etag: element.required("ETag", etag)?,
            size: element.required("Size", size)?,
            crc64,
        }))
    }
}
