//! UploadPartCopy.

use std::ops::Range;

use super::place::{part, refused, with_ec};
use crate::codes::{Code, OssError};
use crate::configurations::capacity;
use crate::handlers::call::Call;
use crate::handlers::object::source::open_source_data;
use crate::http::{ServerResponse, response};
use crate::objects::client_encryption::{EncryptedParts, check_source};
use crate::objects::{
    CopySource, MAX_OBJECT, RangeBehavior, Selection, TrafficLimit, digests, quoted,
    refuse_encryption, select, set,
};
use crate::runtime::upper_hex;
use crate::store::{Data, Digests, Found, StoreError};
use crate::xml::Xml;

/// Stores a range of another object as a part of a multipart upload.
pub(crate) async fn upload_part_copy(call: Call) -> Result<ServerResponse, OssError> {
    let stored = store_part(call).await;
    stored.map_err(|error| match error.code() {
        Code::PartAlreadyExist => error.ec("0042-00000313"),
        _ => with_ec(error, "0042-00000311"),
    })
}

async fn store_part(call: Call) -> Result<ServerResponse, OssError> {
    let headers = &call.request.headers;
    refuse_encryption(headers)?;
    let place = part(&call)?;
    TrafficLimit::from_request(headers, &call.request.query)?;
    let source = CopySource::parse(call.header("x-oss-copy-source").unwrap_or_default())?;
    let capacity = capacity(&*call.existing_bucket()?);
    let upload = call.store().check_part(&place, capacity).await;
    let upload = upload.map_err(|error| refused(&call, error))?;
    let encrypted = EncryptedParts::of_upload(&upload);
    let mut tries = 0;
    loop {
        tries += 1;
        let (found, data) = open_source_data(&call, &source).await?;
        check_source(&found.object)?;
        let range = range(&call, &found)?;
        if let Some(encrypted) = encrypted {
            encrypted.check_part(place.number, range.end - range.start)?;
        }
        let digests = digests_of(&found, &data, range.clone()).await?;
        let now = call.clock().now();
        let copied = call.store();
        let copied = copied.copy_part(&found, range, digests, place.clone(), now);
        match copied.await {
            // The source was replaced while its data was read.
            Err(StoreError::Changed) if tries < TRIES => {}
            Err(error) => return Err(refused(&call, error)),
            Ok(()) => {
                let etag = quoted(&upper_hex(&digests.md5));
                let document = Xml::document("CopyPartResult")
                    .text("LastModified", now.to_iso_millis())
                    .text("ETag", &etag)
                    .end();
                let mut answer = response::xml(document);
                let headers = answer.headers_mut();
                set(headers, "etag", etag);
                if let Some(version) = &found.version {
                    set(headers, "x-oss-copy-source-version-id", version.as_str());
                }
                return Ok(answer);
            }
        }
    }
}

/// Returns the range of the source that is copied. A range that does not fit the source stands for
/// the whole source.
fn range(call: &Call, found: &Found) -> Result<Range<u64>, OssError> {
    let size = found.object.size;
    let header = call.header("x-oss-copy-source-range");
    let range = match select(header, RangeBehavior::Lenient, size) {
        Selection::Part(range) => *range.start()..range.end() + 1,
        Selection::Whole | Selection::Unsatisfiable => 0..size,
    };
    match range.end - range.start > MAX_OBJECT {
        true => Err(OssError::new(Code::EntityTooLarge)),
        false => Ok(range),
    }
}

/// Returns the checksums of a range of the source. Those of the whole source may be known already.
async fn digests_of(found: &Found, data: &Data, range: Range<u64>) -> Result<Digests, OssError> {
    let object = &found.object;
    match object.md5 {
        Some(md5) if range == (0..object.size) => Ok(Digests {
            md5,
            crc64: object.crc64,
        }),
        _ => digests(data, range).await,
    }
}

/// How often the copy is tried if its source is being replaced.
const TRIES: u32 = 3;
