//! `GetObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::body::ObjectBody;
use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::common::{
    LegalHoldStatus, ObjectType, RequestPayer, RetentionMode, ServerSideDataEncryption,
    ServerSideEncryption, StorageClass,
};
use crate::operations::object::RangeBehavior;
use crate::range::ByteRange;
use crate::timestamp;

/// Downloads an object, or a range of it.
///
/// An object in an archive storage class must be restored first, unless real-time access is on. OSS
/// answers an invalid range with the whole object, unless `range_behavior` is `standard`; then the
/// request fails with `InvalidRange`.
///
/// Needs the permission `oss:GetObject`. OSS may refuse it with `InvalidArgument`,
/// `InvalidObjectState`, `InvalidRange`, `NoSuchBucket`, `NoSuchKey`, `NotModified`,
/// `PreconditionFailed`, `SymlinkTargetNotExist`. API reference:
/// [GetObject](https://www.alibabacloud.com/help/en/oss/developer-reference/getobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let object = bucket.get_object("exampledir/exampleobject.txt").send().await?;
/// println!("{} bytes", object.content_length.unwrap_or(0));
/// let text = object.output.body.text().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetObject {
    call: CallContext,
    pub(in crate::operations) bucket: BucketName,
    pub(in crate::operations) key: String,
    pub(in crate::operations) if_match: Option<ETag>,
    pub(in crate::operations) if_none_match: Option<ETag>,
    pub(in crate::operations) if_modified_since: Option<UtcSeconds>,
    pub(in crate::operations) if_unmodified_since: Option<UtcSeconds>,
    pub(in crate::operations) range: Option<ByteRange>,
    pub(in crate::operations) range_behavior: Option<RangeBehavior>,
    pub(in crate::operations) response_cache_control: Option<String>,
    pub(in crate::operations) response_content_disposition: Option<String>,
    pub(in crate::operations) response_content_encoding: Option<String>,
    pub(in crate::operations) response_content_language: Option<String>,
    pub(in crate::operations) response_content_type: Option<String>,
    pub(in crate::operations) response_expires: Option<String>,
    pub(in crate::operations) version_id: Option<String>,
    pub(in crate::operations) traffic_limit: Option<u64>,
    pub(in crate::operations) process: Option<String>,
    pub(in crate::operations) request_payer: Option<RequestPayer>,
    pub(in crate::operations) accept_encoding: Option<String>,
}

impl GetObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            if_match: None,
            if_none_match: None,
            if_modified_since: None,
            if_unmodified_since: None,
            range: None,
            range_behavior: None,
            response_cache_control: None,
            response_content_disposition: None,
            response_content_encoding: None,
            response_content_language: None,
            response_content_type: None,
            response_expires: None,
            version_id: None,
            traffic_limit: None,
            process: None,
            request_payer: None,
            accept_encoding: None,
        }
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

    /// The range that is read, in the form `bytes=first-last`, `bytes=first-` or `bytes=-length`
    /// (`Range`).
    pub fn range(mut self, range: impl IntoField<ByteRange>) -> Self {
        self.range = range.into_field();
        self
    }

    /// With `standard`, OSS answers an invalid range with status 416 instead of the whole object
    /// (`x-oss-range-behavior`).
    pub fn range_behavior(mut self, range_behavior: impl IntoField<RangeBehavior>) -> Self {
        self.range_behavior = range_behavior.into_field();
        self
    }

    /// The `Cache-Control` header of the answer. An anonymous request cannot set it (parameter
    /// `response-cache-control`).
    pub fn response_cache_control(
        mut self,
        response_cache_control: impl IntoField<String>,
    ) -> Self {
        self.response_cache_control = response_cache_control.into_field();
        self
    }

    /// The `Content-Disposition` header of the answer. An anonymous request cannot set it
    /// (parameter `response-content-disposition`).
    pub fn response_content_disposition(
        mut self,
        response_content_disposition: impl IntoField<String>,
    ) -> Self {
        self.response_content_disposition = response_content_disposition.into_field();
        self
    }

    /// The `Content-Encoding` header of the answer. An anonymous request cannot set it (parameter
    /// `response-content-encoding`).
    pub fn response_content_encoding(
        mut self,
        response_content_encoding: impl IntoField<String>,
    ) -> Self {
        self.response_content_encoding = response_content_encoding.into_field();
        self
    }

    /// The `Content-Language` header of the answer. An anonymous request cannot set it (parameter
    /// `response-content-language`).
    pub fn response_content_language(
        mut self,
        response_content_language: impl IntoField<String>,
    ) -> Self {
        self.response_content_language = response_content_language.into_field();
        self
    }

    /// The `Content-Type` header of the answer. An anonymous request cannot set it (parameter
    /// `response-content-type`).
    pub fn response_content_type(mut self, response_content_type: impl IntoField<String>) -> Self {
        self.response_content_type = response_content_type.into_field();
        self
    }

    /// The `Expires` header of the answer. An anonymous request cannot set it (parameter
    /// `response-expires`).
    pub fn response_expires(mut self, response_expires: impl IntoField<String>) -> Self {
        self.response_expires = response_expires.into_field();
        self
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }

    /// The limit of the speed, in bit/s, from 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub fn traffic_limit(mut self, traffic_limit: impl IntoField<u64>) -> Self {
        self.traffic_limit = traffic_limit.into_field();
        self
    }

    /// The processing instruction, for example `image/resize,w_200` (parameter `x-oss-process`).
    pub fn process(mut self, process: impl IntoField<String>) -> Self {
        self.process = process.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }

    /// The content codings that the caller can decode. With `gzip`, OSS compresses some kinds of
    /// text on the way; the answer then has neither a length nor a checksum (`Accept-Encoding`).
    pub fn accept_encoding(mut self, accept_encoding: impl IntoField<String>) -> Self {
        self.accept_encoding = accept_encoding.into_field();
        self
    }
}

call!(GetObject -> GetObjectOutput, bucket, key);
presign!(GetObject);

impl Operation for GetObject {
    type Output = GetObjectOutput;
    const NAME: &'static str = "GetObject";
    const ANSWER: Answer = Answer::Stream;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        let request = by_hand::get_object::request(
            &self,
            OperationRequest::object(Method::GET, self.bucket.clone(), self.key.clone())?,
        )?;
        Ok(request
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
            .optional_header("range", self.range)
            .optional_header("x-oss-range-behavior", self.range_behavior)
            .optional_query("response-cache-control", self.response_cache_control)
            .optional_query(
                "response-content-disposition",
                self.response_content_disposition,
            )
            .optional_query("response-content-encoding", self.response_content_encoding)
            .optional_query("response-content-language", self.response_content_language)
            .optional_query("response-content-type", self.response_content_type)
            .optional_query("response-expires", self.response_expires)
            .optional_query("versionId", self.version_id)
            .optional_header("x-oss-traffic-limit", self.traffic_limit)
            .optional_query("x-oss-process", self.process)
            .optional_header("x-oss-request-payer", self.request_payer)
            .optional_header("accept-encoding", self.accept_encoding))
    }

    fn response(mut response: RawResponse) -> Result<Self::Output> {
        Ok(GetObjectOutput {
            content_length: response.number("content-length"),
            content_range: response.text("content-range"),
            etag: response.etag("etag"),
            last_modified: response.http_date("last-modified"),
            storage_class: response.choice("x-oss-storage-class"),
            object_type: response.choice("x-oss-object-type"),
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
            delete_marker: response.boolean("x-oss-delete-marker").unwrap_or(false),
            body: response.take_body(),
        })
    }
}

/// What [`GetObject`] answers.
#[derive(Debug)]
#[non_exhaustive]
pub struct GetObjectOutput {
    /// The length of the body, in bytes. For a range it is the length of the range
    /// (`Content-Length`). An answer that OSS compresses on the way, or the result of processing,
    /// comes without it.
    pub content_length: Option<u64>,
    /// Which bytes of the object the body contains, and how many the object has (`Content-Range`).
    pub content_range: Option<String>,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`). An answer that OSS compresses on the way, or the result of processing,
    /// comes without it.
    pub etag: Option<ETag>,
    /// When the object was last modified (`Last-Modified`). The result of processing, such as a
    /// scaled image, may come without it.
    pub last_modified: Option<UtcSeconds>,
    /// The storage class of the object (`x-oss-storage-class`). The result of processing, such as a
    /// scaled image, may come without it.
    pub storage_class: Option<StorageClass>,
    /// How the object was created (`x-oss-object-type`). The result of processing, such as a scaled
    /// image, may come without it.
    pub object_type: Option<ObjectType>,
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
    /// Whether the version is a delete marker, or whether the request added or removed one
    /// (`x-oss-delete-marker`).
    pub delete_marker: bool,
    /// The content of the object.
    pub body: ObjectBody,
}
