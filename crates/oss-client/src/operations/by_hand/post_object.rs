//! The response to an upload by a form.

use http::StatusCode;

use crate::error::Result;
use crate::operation::RawResponse;
use crate::operations::post_object::PostObjectOutput;

#[expect(
    clippy::needless_pass_by_value,
    reason = "an operation gives its response away"
)]
pub(in crate::operations) fn response(response: RawResponse) -> Result<PostObjectOutput> {
    let mut output = PostObjectOutput {
        etag: response.etag("etag"),
        crc64: response.number("x-oss-hash-crc64ecma"),
        version_id: response.text("x-oss-version-id"),
        bucket: None,
        key: None,
        etag_in_body: None,
        location: None,
        callback_result: None,
    };
    if response.status() != StatusCode::CREATED {
        // Only the server of a callback sends something back, and a redirect may have a page.
        if response.status() == StatusCode::OK {
            output.callback_result = response.document_text();
        }
        return Ok(output);
    }
    response.xml_with("PostResponse", |root| {
        while let Some(mut child) = root.next_child()? {
            match child.name() {
                "Bucket" => child.set(&mut output.bucket)?,
                "Key" => child.set(&mut output.key)?,
                "ETag" => child.set(&mut output.etag_in_body)?,
                "Location" => child.set(&mut output.location)?,
                _ => {}
            }
        }
        Ok(output)
    })
}

#[cfg(test)]
mod tests {
    use http::HeaderMap;

    use super::*;
    use crate::operation::Operation;
    use crate::operations::sample;

    #[test]
    fn the_fields_of_the_sample_are_in_the_form() {
        let sample = sample::sample("PostObject");
        let bucket = sample::bucket("PostObject");
        let expected = sample["request"]["form"].as_object().unwrap();
        let text = |name: &str| expected[name].as_str().unwrap().to_owned();
        let operation = bucket
            .post_object(text("key"), "tide,low\n1,40\n")
            .policy(text("policy"))
            .signature_version(text("x-oss-signature-version"))
            .credential(text("x-oss-credential"))
            .date(text("x-oss-date"))
            .signature(text("x-oss-signature"))
            .security_token(text("x-oss-security-token"))
            .success_action_status(201)
            .cache_control(text("Cache-Control"))
            .content_type(text("x-oss-content-type"))
            .content_disposition(text("Content-Disposition"))
            .acl("private")
            .storage_class("IA")
            .tagging(text("x-oss-tagging"))
            .forbid_overwrite(true)
            .server_side_encryption("AES256")
            .server_side_encryption_key_id(text("x-oss-server-side-encryption-key-id"))
            .callback(text("callback"))
            .metadata("origin", "dock-7")
            .metadata("reviewer", "lin");
        let request = operation.request().unwrap();
        let form = request.form.unwrap();
        let fields = form
            .fields()
            .iter()
            .map(|(name, value)| (name.as_str(), value.as_str()));
        let expected = expected.iter().filter(|(name, _)| *name != "file");
        let expected = expected.map(|(name, value)| (name.as_str(), value.as_str().unwrap()));
        assert_eq!(fields.collect::<Vec<_>>(), expected.collect::<Vec<_>>());
    }

    #[test]
    fn an_answer_has_a_document_only_with_status_201_or_a_callback() {
        let read = |status: u16, document: &'static str| {
            let status = StatusCode::from_u16(status).unwrap();
            super::response(RawResponse::new(status, HeaderMap::new(), document))
        };
        assert_eq!(read(204, "").unwrap().callback_result, None);
        assert_eq!(read(303, "<html>").unwrap().callback_result, None);
        assert_eq!(
            read(200, "{}").unwrap().callback_result,
            Some("{}".to_owned())
        );
        assert!(read(201, "").is_err());
    }
}
