//! ListParts.

use super::place::{refused, upload_id};
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::handlers::listing::parameters::{bool_text, page_size};
use crate::http::{Query, ServerResponse, response};
use crate::objects::client_encryption;
use crate::objects::{Encoding, quoted};
use crate::runtime::upper_hex;
use crate::store::ListedPart;
use crate::xml::Xml;

/// Returns a page of the parts of a multipart upload.
pub(crate) async fn list_parts(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key, query) = (call.bucket()?, call.key()?, &call.request.query);
    let encoding = Encoding::parse(query.get("encoding-type"))?;
    let limit = page_size(query, "max-parts", 1000)?;
    let after = marker(query)?;
    let id = upload_id(&call)?;
    let upload = call.store().upload(bucket, key, id).await;
    let upload = upload.map_err(|error| refused(&call, error))?;
    let page = call.store().parts(bucket, key, id, after, limit).await;
    let (parts, truncated) = page.map_err(|error| refused(&call, error))?;
    let last = parts.last().map_or(0, |listed| listed.number);
    let document = Xml::document("ListPartsResult")
        .maybe("EncodingType", encoding.as_str())
        .text("Bucket", bucket)
        .text("Key", encoding.text(key))
        .text("UploadId", id.to_string())
        .text("StorageClass", upload.class.as_str())
        .text("PartNumberMarker", after.to_string())
        .text("NextPartNumberMarker", last.to_string())
        .text("MaxParts", limit.to_string())
        .text("IsTruncated", bool_text(truncated))
        .each(client_encryption::listed(&upload), |xml, (name, value)| {
            xml.text(name, value)
        })
        .each(parts, part)
        .end();
    Ok(response::xml(document))
}

fn part(xml: Xml, ListedPart { number, part }: ListedPart) -> Xml {
    xml.begin("Part")
        .text("PartNumber", number.to_string())
        .text("LastModified", part.modified.to_iso_millis())
        .text("ETag", quoted(&upper_hex(&part.md5)))
        .text("HashCrc64ecma", part.crc64.to_string())
        .text("Size", part.size.to_string())
        .close()
}

/// Reads the number of the part after which the page begins.
fn marker(query: &Query) -> Result<u16, OssError> {
    match query.get(MARKER) {
        None | Some("") => Ok(0),
        Some(text) => text.parse().map_err(|_| {
            OssError::invalid_argument(
                MARKER,
                text,
                "Argument part-number-marker must be an integer between 0 and 10000.",
            )
        }),
    }
}

const MARKER: &str = "part-number-marker";
