//! InitiateMultipartUpload.

use crate::codes::OssError;
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::objects::client_encryption::EncryptedParts;
use crate::objects::{Encoding, Upload, set_encryption};
use crate::xml::Xml;

/// Begins a multipart upload. The request has the properties of the object that the upload will
/// create.
pub(crate) async fn initiate_multipart_upload(call: Call) -> Result<ServerResponse, OssError> {
    let (bucket, key) = (call.bucket()?, call.key()?);
    let encoding = Encoding::parse(call.query("encoding-type"))?;
    let existing = call.existing_bucket()?;
    let properties = Upload::from_headers(&call.request.headers, &existing)?;
    let rules = call.write_rules(&existing, key, properties.overwrite);
    EncryptedParts::of_initiation(&properties.headers)?;
    call.store()
        .check_write(bucket, key, rules, call.clock().now())
        .await
        .map_err(|error| call.refuse(error))?;
    let sequential = call.query("sequential").is_some();
    let upload = properties.into_parts(sequential, call.clock().now());
    let headers = upload.headers.clone();
    let id = call.store().begin_upload(bucket, key, upload).await;
    let id = id.map_err(|error| call.refuse(error))?;
    let document = Xml::document("InitiateMultipartUploadResult")
        .maybe("EncodingType", encoding.as_str())
        .text("Bucket", bucket)
        .text("Key", encoding.text(key))
        .text("UploadId", id.to_string())
        .end();
    let mut answer = response::xml(document);
    set_encryption(answer.headers_mut(), &headers);
    Ok(answer)
}
