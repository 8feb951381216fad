//! `PostObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::BucketName;
use oss_transport::Body;

use crate::bucket::Bucket;
use crate::call::{CallContext, call};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::multipart_form::MultipartForm;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::common::{ObjectAcl, ServerSideEncryption, StorageClass};
use crate::tags::Tags;

/// Uploads an object from an HTML form.
///
/// The form is sent as `multipart/form-data`, with the file as its last field. The signed policy
/// limits what the form can contain. The file can have up to 5 GiB.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `AccessDenied`, `EntityTooLarge`,
/// `EntityTooSmall`, `FileAlreadyExists`, `IncorrectNumberOfFilesInPOSTRequest`,
/// `InvalidPolicyDocument`, `MalformedPOSTRequest`. API reference:
/// [PostObject](https://www.alibabacloud.com/help/en/oss/developer-reference/postobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .post_object("reports/2031/q1 summary.csv", "tide,low\n1,40\n")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PostObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    policy: Option<String>,
    signature_version: Option<String>,
    credential: Option<String>,
    date: Option<String>,
    signature: Option<String>,
    security_token: Option<String>,
    access_key_id: Option<String>,
    signature_v1: Option<String>,
    success_action_status: Option<u32>,
    success_action_redirect: Option<String>,
    cache_control: Option<String>,
    content_type: Option<String>,
    content_disposition: Option<String>,
    content_encoding: Option<String>,
    expires: Option<String>,
    acl: Option<ObjectAcl>,
    storage_class: Option<StorageClass>,
    tagging: Option<Tags>,
    forbid_overwrite: Option<bool>,
    server_side_encryption: Option<ServerSideEncryption>,
    server_side_encryption_key_id: Option<String>,
    callback: Option<String>,
    metadata: BTreeMap<String, String>,
    file: Body,
}

impl PostObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>, file: impl Into<Body>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            policy: None,
            signature_version: None,
            credential: None,
            date: None,
            signature: None,
            security_token: None,
            access_key_id: None,
            signature_v1: None,
            success_action_status: None,
            success_action_redirect: None,
            cache_control: None,
            content_type: None,
            content_disposition: None,
            content_encoding: None,
            expires: None,
            acl: None,
            storage_class: None,
            tagging: None,
            forbid_overwrite: None,
            server_side_encryption: None,
            server_side_encryption_key_id: None,
            callback: None,
            metadata: BTreeMap::new(),
            file: file.into(),
        }
    }

    /// The policy of the form, as Base64 of a JSON object. It is what the signature signs
    /// (`policy`).
    pub fn policy(mut self, policy: impl IntoField<String>) -> Self {
        self.policy = policy.into_field();
        self
    }

    /// The signature version, `OSS4-HMAC-SHA256` (`x-oss-signature-version`).
    pub fn signature_version(mut self, signature_version: impl IntoField<String>) -> Self {
        self.signature_version = signature_version.into_field();
        self
    }

    /// The access key ID and the scope of the signature, in the form
    /// `id/date/region/oss/aliyun_v4_request` (`x-oss-credential`).
    pub fn credential(mut self, credential: impl IntoField<String>) -> Self {
        self.credential = credential.into_field();
        self
    }

    /// The time of the signature, in the form `20231203T121212Z` (`x-oss-date`).
    pub fn date(mut self, date: impl IntoField<String>) -> Self {
        self.date = date.into_field();
        self
    }

    /// The signature of the policy (`x-oss-signature`).
    pub fn signature(mut self, signature: impl IntoField<String>) -> Self {
        self.signature = signature.into_field();
        self
    }

    /// The security token of temporary credentials (`x-oss-security-token`).
    pub fn security_token(mut self, security_token: impl IntoField<String>) -> Self {
        self.security_token = security_token.into_field();
        self
    }

    /// The access key ID, for signature version 1 (`OSSAccessKeyId`).
    pub fn access_key_id(mut self, access_key_id: impl IntoField<String>) -> Self {
        self.access_key_id = access_key_id.into_field();
        self
    }

    /// The signature of the policy, for signature version 1 (`Signature`).
    pub fn signature_v1(mut self, signature_v1: impl IntoField<String>) -> Self {
        self.signature_v1 = signature_v1.into_field();
        self
    }

    /// The status of the answer after the upload: 200, 201 or 204. The default is 204
    /// (`success_action_status`).
    pub fn success_action_status(mut self, success_action_status: impl IntoField<u32>) -> Self {
        self.success_action_status = success_action_status.into_field();
        self
    }

    /// The URL to which the browser is redirected after the upload (`success_action_redirect`).
    pub fn success_action_redirect(
        mut self,
        success_action_redirect: impl IntoField<String>,
    ) -> Self {
        self.success_action_redirect = success_action_redirect.into_field();
        self
    }

    /// How caches can store the object when it is downloaded (`Cache-Control`).
    pub fn cache_control(mut self, cache_control: impl IntoField<String>) -> Self {
        self.cache_control = cache_control.into_field();
        self
    }

    /// The media type of the object (`x-oss-content-type`).
    pub fn content_type(mut self, content_type: impl IntoField<String>) -> Self {
        self.content_type = content_type.into_field();
        self
    }

    /// Under which name, and how, browsers save the object (`Content-Disposition`).
    pub fn content_disposition(mut self, content_disposition: impl IntoField<String>) -> Self {
        self.content_disposition = content_disposition.into_field();
        self
    }

    /// The coding of the content, for example `gzip` (`Content-Encoding`).
    pub fn content_encoding(mut self, content_encoding: impl IntoField<String>) -> Self {
        self.content_encoding = content_encoding.into_field();
        self
    }

    /// When the object expires in caches, as an HTTP date (`Expires`).
    pub fn expires(mut self, expires: impl IntoField<String>) -> Self {
        self.expires = expires.into_field();
        self
    }

    /// The access control list of the object. By default the list of the bucket applies
    /// (`x-oss-object-acl`).
    pub fn acl(mut self, acl: impl IntoField<ObjectAcl>) -> Self {
        self.acl = acl.into_field();
        self
    }

    /// The storage class. The default is that of the bucket (`x-oss-storage-class`).
    pub fn storage_class(mut self, storage_class: impl IntoField<StorageClass>) -> Self {
        self.storage_class = storage_class.into_field();
        self
    }

    /// The tags of the object: [`Tags`](crate::Tags), pairs, or a text in the form
    /// `key1=value1&key2=value2` with percent-encoded keys and values (`x-oss-tagging`).
    pub fn tagging(mut self, tagging: impl IntoField<Tags>) -> Self {
        self.tagging = tagging.into_field();
        self
    }

    /// Whether the request fails with `FileAlreadyExists` if the object already exists. It has no
    /// effect in a bucket with versioning (`x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(mut self, forbid_overwrite: impl IntoField<bool>) -> Self {
        self.forbid_overwrite = forbid_overwrite.into_field();
        self
    }

    /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
    pub fn server_side_encryption(
        mut self,
        server_side_encryption: impl IntoField<ServerSideEncryption>,
    ) -> Self {
        self.server_side_encryption = server_side_encryption.into_field();
        self
    }

    /// The ID of the KMS key. It is used only with KMS (`x-oss-server-side-encryption-key-id`).
    pub fn server_side_encryption_key_id(
        mut self,
        server_side_encryption_key_id: impl IntoField<String>,
    ) -> Self {
        self.server_side_encryption_key_id = server_side_encryption_key_id.into_field();
        self
    }

    /// The callback settings, as Base64 of a JSON object (`callback`).
    pub fn callback(mut self, callback: impl IntoField<String>) -> Self {
        self.callback = callback.into_field();
        self
    }

    /// The user metadata. Names are case-insensitive. All names and values together can have up to
    /// 8 KiB (`x-oss-meta-`).
    pub fn metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(name.into(), value.into());
        self
    }
}

call!(PostObject -> PostObjectOutput, bucket);

impl Operation for PostObject {
    type Output = PostObjectOutput;
    const NAME: &'static str = "PostObject";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .body(self.file)
            .multipart_form(
                MultipartForm::for_key(&self.key, self.content_type.as_deref())
                    .field("key", &self.key)
                    .optional("policy", self.policy.as_ref())
                    .optional("x-oss-signature-version", self.signature_version.as_ref())
                    .optional("x-oss-credential", self.credential.as_ref())
                    .optional("x-oss-date", self.date.as_ref())
                    .optional("x-oss-signature", self.signature.as_ref())
                    .optional("x-oss-security-token", self.security_token.as_ref())
                    .optional("OSSAccessKeyId", self.access_key_id.as_ref())
                    .optional("Signature", self.signature_v1.as_ref())
                    .optional("success_action_status", self.success_action_status.as_ref())
                    .optional(
                        "success_action_redirect",
                        self.success_action_redirect.as_ref(),
                    )
                    .optional("Cache-Control", self.cache_control.as_ref())
                    .optional("x-oss-content-type", self.content_type.as_ref())
                    .optional("Content-Disposition", self.content_disposition.as_ref())
                    .optional("Content-Encoding", self.content_encoding.as_ref())
                    .optional("Expires", self.expires.as_ref())
                    .optional("x-oss-object-acl", self.acl.as_ref())
                    .optional("x-oss-storage-class", self.storage_class.as_ref())
                    .optional("x-oss-tagging", self.tagging.as_ref())
                    .optional("x-oss-forbid-overwrite", self.forbid_overwrite.as_ref())
                    .optional(
                        "x-oss-server-side-encryption",
                        self.server_side_encryption.as_ref(),
                    )
                    .optional(
                        "x-oss-server-side-encryption-key-id",
                        self.server_side_encryption_key_id.as_ref(),
                    )
                    .optional("callback", self.callback.as_ref())
                    .entries("x-oss-meta-", &self.metadata),
            ))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        by_hand::post_object::response(response)
    }
}

/// What [`PostObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PostObjectOutput {
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`). An answer that redirects the browser may come without it.
    pub etag: Option<ETag>,
    /// The CRC-64 of the whole object (`x-oss-hash-crc64ecma`).
    pub crc64: Option<u64>,
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// The name of the bucket (`Bucket`). Only an answer with status 201 has a body.
    pub bucket: Option<String>,
    /// The key of the object (`Key`). Only an answer with status 201 has a body.
    pub key: Option<String>,
    /// The ETag of the object, from the body of the answer (`ETag`). Only an answer with status 201
    /// has a body.
    pub etag_in_body: Option<ETag>,
    /// The URL of the object (`Location`). Only an answer with status 201 has a body.
    pub location: Option<String>,
    /// What the server of the callback has answered.
    pub callback_result: Option<String>,
}
