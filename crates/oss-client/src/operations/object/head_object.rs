//! `HeadObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{
    LegalHoldStatus, ObjectType, RequestPayer, RetentionMode, ServerSideDataEncryption,
    ServerSideEncryption, StorageClass,
};
use crate::timestamp;

/// Reads the metadata of an object without its content.
///
/// The object can be in an archive storage class and does not need to be restored.
///
/// Needs the permission `oss:GetObject`. OSS may refuse it with `NoSuchBucket`, `NoSuchKey`,
/// `NotModified`, `PreconditionFailed`, `SymlinkTargetNotExist`. API reference:
/// [HeadObject](https://www.alibabacloud.com/help/en/oss/developer-reference/headobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let head = bucket.head_object("exampledir/exampleobject.txt").send().await?;
/// println!("{} bytes, {}", head.content_length, head.etag);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct HeadObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    if_match: Option<ETag>,
    if_none_match: Option<ETag>,
    if_modified_since: Option<UtcSeconds>,
    if_unmodified_since: Option<UtcSeconds>,
    request_payer: Option<RequestPayer>,
}

impl HeadObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            if_match: None,
            if_none_match: None,
            if_modified_since: None,
            if_unmodified_since: None,
            request_payer: None,
        }
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }

    /// The request succeeds only if the object has this ETag; otherwise OSS answers with status 412
    /// (`If-Match`).
    pub fn if_match(mut self, if_match: impl IntoField<ETag>) -> Self {
        self.if_match = if_match.into_field();
        self
    }

    /// The request succeeds only if the object has another ETag; otherwise OSS answers with status
    /// 304 (`If-None-Match`).
    pub fn if_none_match(mut self, if_none_match: impl IntoField<ETag>) -> Self {
        self.if_none_match = if_none_match.into_field();
        self
    }

    /// The request succeeds only if the object was modified after this time; otherwise OSS answers
    /// with status 304 (`If-Modified-Since`).
    pub fn if_modified_since(mut self, if_modified_since: impl IntoField<UtcSeconds>) -> Self {
        self.if_modified_since = if_modified_since.into_field();
        self
    }

    /// The request succeeds only if the object was not modified after this time; otherwise OSS
    /// answers with status 412 (`If-Unmodified-Since`).
    pub fn if_unmodified_since(mut self, if_unmodified_since: impl IntoField<UtcSeconds>) -> Self {
        self.if_unmodified_since = if_unmodified_since.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(HeadObject -> HeadObjectOutput, bucket, key);
presign!(HeadObject);

impl Operation for HeadObject {
    type Output = HeadObjectOutput;
    const NAME: &'static str = "HeadObject";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::HEAD, self.bucket, self.key)?
                .optional_query("versionId", self.version_id)
                .optional_header("if-match", self.if_match)
                .optional_header("if-none-match", self.if_none_match)
                .optional_header(
                    "if-modified-since",
                    self.if_modified_since.map(timestamp::http_date),
                )
                .optional_header(
                    "if-unmodified-since",
                    self.if_unmodified_since.map(timestamp::http_date),
                )
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(HeadObjectOutput {
            content_length: response
                .required("content-length", response.number("content-length"))?,
            etag: response.required("etag", response.etag("etag"))?,
            last_modified: response
                .required("last-modified", response.http_date("last-modified"))?,
            storage_class: response.required(
                "x-oss-storage-class",
                response.choice("x-oss-storage-class"),
            )?,
            object_type: response
                .required("x-oss-object-type", response.choice("x-oss-object-type"))?,
            content_type: response.text("content-type"),
            content_md5: response.text("content-md5"),
            metadata: response.user_metadata("x-oss-meta-"),
            server_side_encryption: response.choice("x-oss-server-side-encryption"),
            server_side_data_encryption: response.choice("x-oss-server-side-data-encryption"),
            server_side_encryption_key_id: response.text("x-oss-server-side-encryption-key-id"),
            next_append_position: response.number("x-oss-next-append-position"),
            crc64: response.number("x-oss-hash-crc64ecma"),
            expiration: response.text("x-oss-expiration"),
            restore: response.text("x-oss-restore"),
            process_status: response.text("x-oss-process-status"),
            tagging_count: response.number("x-oss-tagging-count"),
            version_id: response.text("x-oss-version-id"),
            cache_control: response.text("cache-control"),
            content_disposition: response.text("content-disposition"),
            content_encoding: response.text("content-encoding"),
            expires: response.text("expires"),
            sealed_time: response.http_date("x-oss-sealed-time"),
            object_worm_retain_until_date: response.iso8601("x-oss-object-worm-retain-until-date"),
            object_worm_mode: response.choice("x-oss-object-worm-mode"),
            object_worm_legal_hold: response.choice("x-oss-object-worm-legal-hold"),
            request_charged: response.choice("x-oss-request-charged"),
            allow_origin: response.text("access-control-allow-origin"),
            allow_methods: response.text("access-control-allow-methods"),
            allow_headers: response.text("access-control-allow-headers"),
            expose_headers: response.text("access-control-expose-headers"),
            transition_time: response.http_date("x-oss-transition-time"),
            max_age: response.number("access-control-max-age"),
        })
    }
}

/// What [`HeadObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct HeadObjectOutput {
    /// The size of the object, in bytes (`Content-Length`).
    pub content_length: u64,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`).
    pub etag: ETag,
    /// When the object was last modified (`Last-Modified`).
    pub last_modified: UtcSeconds,
    /// The storage class of the object (`x-oss-storage-class`).
    pub storage_class: StorageClass,
    /// How the object was created (`x-oss-object-type`).
    pub object_type: ObjectType,
    /// The media type of the object (`Content-Type`).
    pub content_type: Option<String>,
    /// The MD5 digest of the content, in Base64 (`Content-MD5`). Only an object that was stored as
    /// a whole has one.
    pub content_md5: Option<String>,
    /// The user metadata. Names are case-insensitive. All names and values together can have up to
    /// 8 KiB (`x-oss-meta-*`).
    pub metadata: BTreeMap<String, String>,
    /// How the object is encrypted on the server (`x-oss-server-side-encryption`).
    pub server_side_encryption: Option<ServerSideEncryption>,
    /// The algorithm with which the data is encrypted if the key is managed by KMS. The default is
    /// AES-256 (`x-oss-server-side-data-encryption`).
    pub server_side_data_encryption: Option<ServerSideDataEncryption>,
    /// The ID of the KMS key. It is used only with KMS (`x-oss-server-side-encryption-key-id`).
    pub server_side_encryption_key_id: Option<String>,
    /// The position at which the next append begins, which is the length of the object
    /// (`x-oss-next-append-position`).
    pub next_append_position: Option<u64>,
    /// The CRC-64 of the whole object (`x-oss-hash-crc64ecma`). An object that was stored before
    /// OSS computed checksums, and the result of processing, have none.
    pub crc64: Option<u64>,
    /// When the object expires, and by which lifecycle rule (`x-oss-expiration`).
    pub expiration: Option<String>,
    /// Whether the object is being restored, and until when it is readable (`x-oss-restore`).
    pub restore: Option<String>,
    /// The result of the processing that the upload triggered, as JSON (`x-oss-process-status`).
    pub process_status: Option<String>,
    /// The number of tags of the object. It is absent if the caller cannot read the tags
    /// (`x-oss-tagging-count`).
    pub tagging_count: Option<u32>,
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// How caches can store the object when it is downloaded (`Cache-Control`).
    pub cache_control: Option<String>,
    /// Under which name, and how, browsers save the object (`Content-Disposition`).
    pub content_disposition: Option<String>,
    /// The coding of the content, for example `gzip` (`Content-Encoding`).
    pub content_encoding: Option<String>,
    /// When the object expires in caches, as an HTTP date (`Expires`).
    pub expires: Option<String>,
    /// When the appending to the object was ended (`x-oss-sealed-time`).
    pub sealed_time: Option<UtcSeconds>,
    /// Until when the object cannot be deleted or overwritten
    /// (`x-oss-object-worm-retain-until-date`).
    pub object_worm_retain_until_date: Option<UtcSeconds>,
    /// Whether the retention of the object can be bypassed (`x-oss-object-worm-mode`).
    pub object_worm_mode: Option<RetentionMode>,
    /// Whether the object is under legal hold (`x-oss-object-worm-legal-hold`).
    pub object_worm_legal_hold: Option<LegalHoldStatus>,
    /// Whether the requester was charged for the request (`x-oss-request-charged`).
    pub request_charged: Option<RequestPayer>,
    /// The origin that can send the cross-origin request, or `*` for any origin
    /// (`Access-Control-Allow-Origin`).
    pub allow_origin: Option<String>,
    /// The methods that the cross-origin request can have (`Access-Control-Allow-Methods`).
    pub allow_methods: Option<String>,
    /// The request headers that the cross-origin request can have (`Access-Control-Allow-Headers`).
    pub allow_headers: Option<String>,
    /// The response headers that scripts can read (`Access-Control-Expose-Headers`).
    pub expose_headers: Option<String>,
    /// When a lifecycle rule moved the object to its present storage class
    /// (`x-oss-transition-time`).
    pub transition_time: Option<UtcSeconds>,
    /// How long a browser can keep this answer, in seconds (`Access-Control-Max-Age`).
    pub max_age: Option<u64>,
}
