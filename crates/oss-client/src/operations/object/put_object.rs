//! `PutObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};
use oss_transport::Body;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::common::{
    LegalHoldStatus, ObjectAcl, RequestPayer, RetentionMode, ServerSideDataEncryption,
    ServerSideEncryption, StorageClass, StoredObject,
};
use crate::tags::Tags;

/// Uploads an object.
///
/// The object can have up to 5 GiB. If the bucket already has an object with this key, it is
/// overwritten, or kept as an older version if versioning is enabled. With a callback, the body of
/// the answer is what the callback server answered. If the callback fails, the request fails with
/// `CallbackFailed` although the object is stored.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `CallbackFailed`, `EntityTooLarge`,
/// `FileAlreadyExists`, `FileImmutable`, `InvalidArgument`, `InvalidDigest`, `InvalidObjectName`,
/// `NoSuchBucket`. API reference:
/// [PutObject](https://www.alibabacloud.com/help/en/oss/developer-reference/putobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let stored = bucket
///     .put_object("exampledir/exampleobject.txt")
///     .body("hello world")
///     .storage_class("IA")
///     .send()
///     .await?;
/// println!("stored as {}", stored.etag);
/// # Ok(())
/// # }
/// ```
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutObject {
    call: CallContext,
    stored_object: StoredObject,
    bucket: BucketName,
    key: String,
    content_length: Option<u64>,
    content_md5: Option<String>,
    forbid_overwrite: Option<bool>,
    acl: Option<ObjectAcl>,
    callback: Option<String>,
    callback_var: Option<String>,
    traffic_limit: Option<u64>,
    body: Body,
    request_payer: Option<RequestPayer>,
    object_worm_retain_until_date: Option<UtcSeconds>,
    object_worm_mode: Option<RetentionMode>,
    object_worm_legal_hold: Option<LegalHoldStatus>,
}

impl PutObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            stored_object: StoredObject::default(),
            bucket: bucket.name().clone(),
            key: key.into(),
            content_length: None,
            content_md5: None,
            forbid_overwrite: None,
            acl: None,
            callback: None,
            callback_var: None,
            traffic_limit: None,
            body: Body::empty(),
            request_payer: None,
            object_worm_retain_until_date: None,
            object_worm_mode: None,
            object_worm_legal_hold: None,
        }
    }

    /// How caches can store the object when it is downloaded (`Cache-Control`).
    pub fn cache_control(mut self, cache_control: impl IntoField<String>) -> Self {
        self.stored_object.cache_control = cache_control.into_field();
        self
    }

    /// Under which name, and how, browsers save the object.
    /// [`ContentDisposition`](crate::ContentDisposition) writes it for names in any script
    /// (`Content-Disposition`).
    pub fn content_disposition(mut self, content_disposition: impl IntoField<String>) -> Self {
        self.stored_object.content_disposition = content_disposition.into_field();
        self
    }

    /// The coding of the content, for example `gzip`. OSS stores the name and does not change the
    /// content (`Content-Encoding`).
    pub fn content_encoding(mut self, content_encoding: impl IntoField<String>) -> Self {
        self.stored_object.content_encoding = content_encoding.into_field();
        self
    }

    /// The media type of the object. If it is not given, the client derives it from the extension
    /// of the key (`Content-Type`).
    pub fn content_type(mut self, content_type: impl IntoField<String>) -> Self {
        self.stored_object.content_type = content_type.into_field();
        self
    }

    /// When the object expires in caches, as an HTTP date (`Expires`).
    pub fn expires(mut self, expires: impl IntoField<String>) -> Self {
        self.stored_object.expires = expires.into_field();
        self
    }

    /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
    pub fn server_side_encryption(
        mut self,
        server_side_encryption: impl IntoField<ServerSideEncryption>,
    ) -> Self {
        self.stored_object.server_side_encryption = server_side_encryption.into_field();
        self
    }

    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`x-oss-server-side-data-encryption`).
    pub fn server_side_data_encryption(
        mut self,
        server_side_data_encryption: impl IntoField<ServerSideDataEncryption>,
    ) -> Self {
        self.stored_object.server_side_data_encryption = server_side_data_encryption.into_field();
        self
    }

    /// The ID of the KMS key. It is used only with KMS (`x-oss-server-side-encryption-key-id`).
    pub fn server_side_encryption_key_id(
        mut self,
        server_side_encryption_key_id: impl IntoField<String>,
    ) -> Self {
        self.stored_object.server_side_encryption_key_id =
            server_side_encryption_key_id.into_field();
        self
    }

    /// The storage class. The default is that of the bucket (`x-oss-storage-class`).
    pub fn storage_class(mut self, storage_class: impl IntoField<StorageClass>) -> Self {
        self.stored_object.storage_class = storage_class.into_field();
        self
    }

    /// The user metadata. Names are case-insensitive. All names and values together can have up to
    /// 8 KiB (`x-oss-meta-*`).
    pub fn metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.stored_object
            .metadata
            .insert(name.into(), value.into());
        self
    }

    /// The tags of the object: [`Tags`](crate::Tags), pairs, or a text in the form
    /// `key1=value1&key2=value2` with percent-encoded keys and values (`x-oss-tagging`).
    pub fn tagging(mut self, tagging: impl IntoField<Tags>) -> Self {
        self.stored_object.tagging = tagging.into_field();
        self
    }

    /// The length of the body, in bytes. By default the client sends it if the body knows it. Set
    /// it to fix the size of an upload by a presigned URL (`Content-Length`).
    pub fn content_length(mut self, content_length: impl IntoField<u64>) -> Self {
        self.content_length = content_length.into_field();
        self
    }

    /// The MD5 digest of the body, in Base64. OSS refuses a body that does not match it
    /// (`Content-MD5`).
    pub fn content_md5(mut self, content_md5: impl IntoField<String>) -> Self {
        self.content_md5 = content_md5.into_field();
        self
    }

    /// Whether the request fails with `FileAlreadyExists` if the object already exists. It has no
    /// effect in a bucket with versioning (`x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(mut self, forbid_overwrite: impl IntoField<bool>) -> Self {
        self.forbid_overwrite = forbid_overwrite.into_field();
        self
    }

    /// The access control list of the object. By default the list of the bucket applies
    /// (`x-oss-object-acl`).
    pub fn acl(mut self, acl: impl IntoField<ObjectAcl>) -> Self {
        self.acl = acl.into_field();
        self
    }

    /// The callback settings, as Base64 of a JSON object with `callbackUrl` and `callbackBody`.
    /// [`Callback`](crate::callback::Callback) writes it (`x-oss-callback`).
    pub fn callback(mut self, callback: impl IntoField<String>) -> Self {
        self.callback = callback.into_field();
        self
    }

    /// The custom variables of the callback, as Base64 of a JSON object. Their names begin with
    /// `x:` (`x-oss-callback-var`).
    pub fn callback_var(mut self, callback_var: impl IntoField<String>) -> Self {
        self.callback_var = callback_var.into_field();
        self
    }

    /// The limit of the speed, in bit/s, from 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub fn traffic_limit(mut self, traffic_limit: impl IntoField<u64>) -> Self {
        self.traffic_limit = traffic_limit.into_field();
        self
    }

    /// The content of the object.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }

    /// Until when the object cannot be deleted or overwritten
    /// (`x-oss-object-worm-retain-until-date`).
    pub fn object_worm_retain_until_date(
        mut self,
        object_worm_retain_until_date: impl IntoField<UtcSeconds>,
    ) -> Self {
        self.object_worm_retain_until_date = object_worm_retain_until_date.into_field();
        self
    }

    /// Whether the retention of the object can be bypassed (`x-oss-object-worm-mode`).
    pub fn object_worm_mode(mut self, object_worm_mode: impl IntoField<RetentionMode>) -> Self {
        self.object_worm_mode = object_worm_mode.into_field();
        self
    }

    /// Whether the object is under legal hold (`x-oss-object-worm-legal-hold`).
    pub fn object_worm_legal_hold(
        mut self,
        object_worm_legal_hold: impl IntoField<LegalHoldStatus>,
    ) -> Self {
        self.object_worm_legal_hold = object_worm_legal_hold.into_field();
        self
    }
}

call!(PutObject -> PutObjectOutput, bucket, key);
presign!(PutObject);

impl Operation for PutObject {
    type Output = PutObjectOutput;
    const NAME: &'static str = "PutObject";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        let idempotency = match self.forbid_overwrite {
            _ if self.callback.is_some() => Idempotency::Never,
            Some(true) => Idempotency::Checked(Check::ObjectStored),
            _ => Idempotency::Overwrite,
        };
        Ok(self
            .stored_object
            .add_to(OperationRequest::object(
                Method::PUT,
                self.bucket,
                self.key,
            )?)
            .optional_header("content-length", self.content_length)
            .optional_header("content-md5", self.content_md5)
            .optional_header("x-oss-forbid-overwrite", self.forbid_overwrite)
            .optional_header("x-oss-object-acl", self.acl)
            .optional_header("x-oss-callback", self.callback)
            .optional_header("x-oss-callback-var", self.callback_var)
            .optional_header("x-oss-traffic-limit", self.traffic_limit)
            .body(self.body)
            .optional_header("x-oss-request-payer", self.request_payer)
            .optional_header(
                "x-oss-object-worm-retain-until-date",
                self.object_worm_retain_until_date
                    .map(UtcSeconds::to_iso_millis),
            )
            .optional_header("x-oss-object-worm-mode", self.object_worm_mode)
            .optional_header("x-oss-object-worm-legal-hold", self.object_worm_legal_hold)
            .content_type_from_key()
            .check_crc64()
            .idempotency(idempotency))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        let output = PutObjectOutput {
            content_md5: response.text("content-md5"),
            etag: response.required("etag", response.etag("etag"))?,
            crc64: response.number("x-oss-hash-crc64ecma"),
            version_id: response.text("x-oss-version-id"),
            callback_result: response.document_text(),
        };
        by_hand::put_object::output(&response, output)
    }
}

/// What [`PutObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PutObjectOutput {
    /// The MD5 digest of the content that OSS received, in Base64 (`Content-MD5`).
    pub content_md5: Option<String>,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`).
    pub etag: ETag,
    /// The CRC-64 of the whole object (`x-oss-hash-crc64ecma`). Servers that are compatible with
    /// OSS may leave it out, and an object that is stored must not be reported as an error.
    pub crc64: Option<u64>,
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// What the callback server answered. It is present only if the request has a callback.
    pub callback_result: Option<String>,
}
