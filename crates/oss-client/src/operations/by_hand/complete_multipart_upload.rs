//! The response to a completed upload, which comes from the server of the callback if there is one.

use crate::error::Result;
use crate::operation::RawResponse;
use crate::operations::multipart::CompleteMultipartUploadOutput;

#[expect(
    clippy::needless_pass_by_value,
    reason = "an operation gives its response away"
)]
pub(in crate::operations) fn response(
    response: RawResponse,
) -> Result<CompleteMultipartUploadOutput> {
    let mut output = CompleteMultipartUploadOutput {
        version_id: response.text("x-oss-version-id"),
        crc64: response.number("x-oss-hash-crc64ecma"),
        encoding_type: None,
        location: None,
        bucket: None,
        key: None,
        etag: response.etag("etag"),
        callback_result: None,
    };
    if response.request_has("x-oss-callback") || response.recovered() {
        output.callback_result = response.document_text();
        return Ok(output);
    }
    response.xml_with("CompleteMultipartUploadResult", |root| {
        while let Some(mut child) = root.next_child()? {
            match child.name() {
                "EncodingType" => child.set(&mut output.encoding_type)?,
                "Location" => child.set(&mut output.location)?,
                "Bucket" => child.set(&mut output.bucket)?,
                "Key" => child.set_name(&mut output.key)?,
                "ETag" => child.set(&mut output.etag)?,
                _ => {}
            }
        }
        Ok(output)
    })
}
