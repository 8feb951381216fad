//! CompleteMultipartUpload.

use super::parts_document;
use super::place::{refused, upload_id};
use crate::callback::Callback;
use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::handlers::object::written::{callback_variables, send_callback};
use crate::http::{ServerResponse, response};
use crate::objects::client_encryption::EncryptedParts;
use crate::objects::{
    Encoding, acknowledge, digests, location, object_acl, overwrite, quoted, refuse_encryption,
    set_version,
};
use crate::runtime::upper_hex;
use crate::store::{Chosen, Completion, UploadId};
use crate::xml::Xml;

/// Creates an object of the parts that the request lists, or of all parts of the upload.
pub(crate) async fn complete_multipart_upload(mut call: Call) -> Result<ServerResponse, OssError> {
    let headers = &call.request.headers;
    refuse_encryption(headers)?;
    let encoding = Encoding::parse(call.query("encoding-type"))?;
    let existing = call.existing_bucket()?;
    let callback = Callback::from_request(headers, &call.request.query, &existing)?;
    let overwrite = overwrite(headers);
    let acl = headers
        .text("x-oss-object-acl")
        .map(object_acl)
        .transpose()?;
    let id = upload_id(&call)?;
    let chosen = chosen(&mut call).await?;
    let (bucket, key) = (call.bucket()?, call.key()?);
    let (chosen, md5) = checked(&call, id, chosen).await?;
    let completion = Completion {
        chosen,
        md5,
        acl,
        rules: call.write_rules(&existing, key, overwrite),
        now: call.clock().now(),
    };
    let completed = call.store().complete_upload(bucket, key, id, completion);
    let completed = completed.await.map_err(|error| refused(&call, error))?;

    let object = &completed.object;
    let document = Xml::document("CompleteMultipartUploadResult")
        .maybe("EncodingType", encoding.as_str())
        .text("Location", location(&call.request, bucket, key))
        .text("Bucket", bucket)
        .text("Key", encoding.text(key))
        .text("ETag", quoted(&object.etag))
        .end();
    let mut answer = response::xml(document);
    acknowledge(answer.headers_mut(), object);
    set_version(answer.headers_mut(), completed.version.as_ref());
    match callback {
        Some(callback) => {
            let variables = callback_variables(&call, bucket, key, object);
            send_callback(&call, &callback, &variables, answer).await
        }
        None => Ok(answer),
    }
}

/// Reads which parts the object consists of.
async fn chosen(call: &mut Call) -> Result<Chosen, OssError> {
    let all = call.header(ALL).map(str::to_owned);
    let body = call.document(BODY).await?;
    match all {
        None => parts_document::read(&body),
        Some(value) if !value.eq_ignore_ascii_case("yes") => Err(OssError::invalid_argument(
            ALL,
            &value,
            "The value of x-oss-complete-all must be yes.",
        )),
        Some(value) if !body.is_empty() => Err(OssError::invalid_argument(
            ALL,
            &value,
            "Should not speficy both complete all header and http body.",
        )
        .ec("0042-00000216")),
        Some(_) => Ok(Chosen::All),
    }
}

/// Checks the parts of an upload that the client has encrypted, and computes the MD5 of the object of
/// a sequential upload.
async fn checked(
    call: &Call,
    id: UploadId,
    chosen: Chosen,
) -> Result<(Chosen, Option<[u8; 16]>), OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let upload = call.store().upload(bucket, key, id).await;
    let upload = upload.map_err(|error| refused(call, error))?;
    let encrypted = EncryptedParts::of_upload(&upload);
    if encrypted.is_none() && !upload.sequential {
        return Ok((chosen, None));
    }
    let opened = call.store().open_parts(bucket, key, id, chosen).await;
    let (parts, data) = opened.map_err(|error| refused(call, error))?;
    if let Some(encrypted) = encrypted {
        encrypted.check_count(parts.len())?;
    }
    let size = parts.iter().map(|listed| listed.part.size).sum();
    let md5 = match upload.sequential {
        true => Some(digests(&data, 0..size).await?.md5),
        false => None,
    };
    // The object must consist of the parts that were checked, even if others arrive meanwhile.
    let parts = parts
        .iter()
        .map(|listed| (listed.number, upper_hex(&listed.part.md5)));
    Ok((Chosen::Listed(parts.collect()), md5))
}

const ALL: &str = "x-oss-complete-all";
/// The size limit for the document, in bytes. A list of 10000 parts is smaller.
const BODY: usize = 4 * 1024 * 1024;
