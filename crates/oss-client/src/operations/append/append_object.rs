//! `AppendObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;
use oss_transport::Body;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{
    Answer, CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse,
};
use crate::operations::common::{
    ObjectAcl, RequestPayer, ServerSideDataEncryption, ServerSideEncryption, StorageClass,
    StoredObject,
};
use crate::tags::Tags;

/// Appends data to an appendable object, or creates one.
///
/// The position must be the present length of the object, which is 0 for a new one; otherwise the
/// request fails with `PositionNotEqualToLength`. The object can have up to 5 GiB. Metadata,
/// storage class and encryption are set by the request that creates the object.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `AppendSealedObjectNotAllowed`,
/// `FileAlreadyExists`, `FileImmutable`, `NoSuchBucket`, `ObjectNotAppendable`,
/// `PositionNotEqualToLength`. API reference:
/// [AppendObject](https://www.alibabacloud.com/help/en/oss/developer-reference/appendobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .append_object("exampledir/exampleobject.txt", 14)
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct AppendObject {
    call: CallContext,
    stored_object: StoredObject,
    bucket: BucketName,
    key: String,
    position: u64,
    content_length: Option<u64>,
    content_md5: Option<String>,
    forbid_overwrite: Option<bool>,
    acl: Option<ObjectAcl>,
    traffic_limit: Option<u64>,
    body: Body,
    request_payer: Option<RequestPayer>,
}

impl AppendObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>, position: u64) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            stored_object: StoredObject::default(),
            bucket: bucket.name().clone(),
            key: key.into(),
            position,
            content_length: None,
            content_md5: None,
            forbid_overwrite: None,
            acl: None,
            traffic_limit: None,
            body: Body::empty(),
            request_payer: None,
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

    /// The length of the body, in bytes (`Content-Length`).
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

    /// The limit of the speed, in bit/s, from 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub fn traffic_limit(mut self, traffic_limit: impl IntoField<u64>) -> Self {
        self.traffic_limit = traffic_limit.into_field();
        self
    }

    /// The data that is appended.
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
}

call!(AppendObject -> AppendObjectOutput, bucket, key);
presign!(AppendObject);

impl Operation for AppendObject {
    type Output = AppendObjectOutput;
    const NAME: &'static str = "AppendObject";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(self
            .stored_object
            .add_to(OperationRequest::object(
                Method::POST,
                self.bucket,
                self.key,
            )?)
            .query("append", "")
            .query("position", self.position)
            .optional_header("content-length", self.content_length)
            .optional_header("content-md5", self.content_md5)
            .optional_header("x-oss-forbid-overwrite", self.forbid_overwrite)
            .optional_header("x-oss-object-acl", self.acl)
            .optional_header("x-oss-traffic-limit", self.traffic_limit)
            .body(self.body)
            .optional_header("x-oss-request-payer", self.request_payer)
            .content_type_from_key()
            .idempotency(Idempotency::Checked(Check::Appended)))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(AppendObjectOutput {
            version_id: response.text("x-oss-version-id"),
            crc64: response.number("x-oss-hash-crc64ecma"),
            next_append_position: response.required(
                "x-oss-next-append-position",
                response.number("x-oss-next-append-position"),
            )?,
            server_side_encryption: response.choice("x-oss-server-side-encryption"),
            server_side_data_encryption: response.choice("x-oss-server-side-data-encryption"),
            server_side_encryption_key_id: response.text("x-oss-server-side-encryption-key-id"),
            etag: response.required("etag", response.etag("etag"))?,
        })
    }
}

/// What [`AppendObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct AppendObjectOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// The CRC-64 of the whole object, including the data that was there before
    /// (`x-oss-hash-crc64ecma`). Servers that are compatible with OSS may leave it out.
    pub crc64: Option<u64>,
    /// The position at which the next append begins, which is the length of the object
    /// (`x-oss-next-append-position`).
    pub next_append_position: u64,
    /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`x-oss-server-side-data-encryption`).
    pub server_side_data_encryption: Option<ServerSideDataEncryption>,
    /// The ID of the KMS key. It is used only with KMS (`x-oss-server-side-encryption-key-id`).
    pub server_side_encryption_key_id: Option<String>,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`).
    pub etag: ETag,
}
