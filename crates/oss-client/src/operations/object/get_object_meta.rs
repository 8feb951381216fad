//! `GetObjectMeta`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::RequestPayer;

/// Reads the size, the ETag and the last modification of an object.
///
/// The answer has less than that of HeadObject: it contains neither user metadata nor the storage
/// class.
///
/// Needs the permission `oss:GetObject`. OSS may refuse it with `NoSuchBucket`, `NoSuchKey`. API
/// reference:
/// [GetObjectMeta](https://www.alibabacloud.com/help/en/oss/developer-reference/getobjectmeta).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_object_meta("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetObjectMeta {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl GetObjectMeta {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            request_payer: None,
        }
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(GetObjectMeta -> GetObjectMetaOutput, bucket, key);
presign!(GetObjectMeta);

impl Operation for GetObjectMeta {
    type Output = GetObjectMetaOutput;
    const NAME: &'static str = "GetObjectMeta";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::HEAD, self.bucket, self.key)?
                .query("objectMeta", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(GetObjectMetaOutput {
            content_length: response
                .required("content-length", response.number("content-length"))?,
            etag: response.required("etag", response.etag("etag"))?,
            last_modified: response
                .required("last-modified", response.http_date("last-modified"))?,
            last_access_time: response.http_date("x-oss-last-access-time"),
            version_id: response.text("x-oss-version-id"),
            crc64: response.number("x-oss-hash-crc64ecma"),
            transition_time: response.http_date("x-oss-transition-time"),
        })
    }
}

/// What [`GetObjectMeta`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetObjectMetaOutput {
    /// The size of the object, in bytes (`Content-Length`).
    pub content_length: u64,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`).
    pub etag: ETag,
    /// When the object was last modified (`Last-Modified`).
    pub last_modified: UtcSeconds,
    /// When the object was last accessed. It is present only if the bucket tracks the access time
    /// (`x-oss-last-access-time`).
    pub last_access_time: Option<UtcSeconds>,
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// The CRC-64 of the whole object (`x-oss-hash-crc64ecma`). An object that was stored before
    /// OSS computed checksums has none.
    pub crc64: Option<u64>,
    /// When a lifecycle rule moved the object to its present storage class
    /// (`x-oss-transition-time`).
    pub transition_time: Option<UtcSeconds>,
}
