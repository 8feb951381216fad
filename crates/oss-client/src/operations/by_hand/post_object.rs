//! An upload by a form.

use http::StatusCode;

use crate::content_type;
use crate::error::Result;
use crate::multipart_form::MultipartForm;
use crate::operation::{OperationRequest, RawResponse};
use crate::operations::post_object::{PostObject, PostObjectOutput};

pub(in crate::operations) fn request(
    operation: &PostObject,
    request: OperationRequest,
) -> Result<OperationRequest> {
    let name = operation.key.rsplit('/').next().unwrap_or_default();
    let kind = match &operation.content_type {
        Some(kind) => kind.clone(),
        None => content_type::from_key(&operation.key),
    };
    let form = MultipartForm::new(name, kind)
        .field("key", &operation.key)
        .optional("policy", operation.policy.as_deref())
        .optional(
            "x-oss-signature-version",
            operation.signature_version.as_deref(),
        )
        .optional("x-oss-credential", operation.credential.as_deref())
        .optional("x-oss-date", operation.date.as_deref())
        .optional("x-oss-signature", operation.signature.as_deref())
        .optional("x-oss-security-token", operation.security_token.as_deref())
        .optional("OSSAccessKeyId", operation.access_key_id.as_deref())
        .optional("Signature", operation.signature_v1.as_deref())
        .optional("success_action_status", operation.success_action_status)
        .optional(
            "success_action_redirect",
            operation.success_action_redirect.as_deref(),
        )
        .optional("Cache-Control", operation.cache_control.as_deref())
        .optional("x-oss-content-type", operation.content_type.as_deref())
        .optional(
            "Content-Disposition",
            operation.content_disposition.as_deref(),
        )
        .optional("Content-Encoding", operation.content_encoding.as_deref())
        .optional("Expires", operation.expires.as_deref())
        .optional("x-oss-object-acl", operation.acl.as_ref())
        .optional("x-oss-storage-class", operation.storage_class.as_ref())
        .optional("x-oss-forbid-overwrite", operation.forbid_overwrite)
        .optional(
            "x-oss-server-side-encryption",
            operation.server_side_encryption.as_ref(),
        )
        .optional(
            "x-oss-server-side-encryption-key-id",
            operation.server_side_encryption_key_id.as_deref(),
        )
        .optional("callback", operation.callback.as_deref());
    let with = |form: MultipartForm, (name, value): (&String, &String)| {
        form.field(format!("x-oss-meta-{name}"), value)
    };
    let form = operation.metadata.iter().fold(form, with);
    Ok(request.multipart_form(form))
}

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
