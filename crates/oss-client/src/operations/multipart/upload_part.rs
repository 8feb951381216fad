//! `UploadPart`.

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
use crate::operations::common::RequestPayer;

/// Uploads one part of a multipart upload.
///
/// A part has 100 KiB to 5 GiB; only the last one can be smaller. Part numbers are 1 to 10,000 and
/// give the order of the parts. Uploading a part number again replaces the part.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `EntityTooLarge`,
/// `InvalidArgument`, `InvalidDigest`, `InvalidPart`, `NoSuchBucket`, `NoSuchUpload`,
/// `PartAlreadyExist`. API reference:
/// [UploadPart](https://www.alibabacloud.com/help/en/oss/developer-reference/uploadpart).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let upload = bucket.initiate_multipart_upload("exampledir/exampleobject.txt").send().await?;
/// let part = bucket
///     .upload_part("exampledir/exampleobject.txt", 1, &upload.upload_id)
///     .body("the first part")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct UploadPart {
    call: CallContext,
    bucket: BucketName,
    key: String,
    part_number: u32,
    upload_id: String,
    content_md5: Option<String>,
    traffic_limit: Option<u64>,
    body: Body,
    content_length: Option<u64>,
    request_payer: Option<RequestPayer>,
}

impl UploadPart {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        part_number: u32,
        upload_id: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            part_number,
            upload_id: upload_id.into(),
            content_md5: None,
            traffic_limit: None,
            body: Body::empty(),
            content_length: None,
            request_payer: None,
        }
    }

    /// The MD5 digest of the body, in Base64. OSS refuses a body that does not match it
    /// (`Content-MD5`).
    pub fn content_md5(mut self, content_md5: impl IntoField<String>) -> Self {
        self.content_md5 = content_md5.into_field();
        self
    }

    /// The limit of the speed, in bit/s, from 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub fn traffic_limit(mut self, traffic_limit: impl IntoField<u64>) -> Self {
        self.traffic_limit = traffic_limit.into_field();
        self
    }

    /// The content of the part.
    pub fn body(mut self, body: impl Into<Body>) -> Self {
        self.body = body.into();
        self
    }

    /// The length of the body, in bytes (`Content-Length`).
    pub fn content_length(mut self, content_length: impl IntoField<u64>) -> Self {
        self.content_length = content_length.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(UploadPart -> UploadPartOutput, bucket, key);
presign!(UploadPart);

impl Operation for UploadPart {
    type Output = UploadPartOutput;
    const NAME: &'static str = "UploadPart";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .query("partNumber", self.part_number)
                .query("uploadId", self.upload_id)
                .optional_header("content-md5", self.content_md5)
                .optional_header("x-oss-traffic-limit", self.traffic_limit)
                .body(self.body)
                .optional_header("content-length", self.content_length)
                .optional_header("x-oss-request-payer", self.request_payer)
                .check_crc64()
                .idempotency(Idempotency::Checked(Check::PartUploaded)),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(UploadPartOutput {
            etag: response.required("etag", response.etag("etag"))?,
            content_md5: response.text("content-md5"),
            crc64: response.number("x-oss-hash-crc64ecma"),
        })
    }
}

/// What [`UploadPart`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct UploadPartOutput {
    /// The ETag of the part (`ETag`).
    pub etag: ETag,
    /// The MD5 digest of the content that OSS received, in Base64 (`Content-MD5`).
    pub content_md5: Option<String>,
    /// The CRC-64 of the part (`x-oss-hash-crc64ecma`). Servers that are compatible with OSS may
    /// leave it out.
    pub crc64: Option<u64>,
}
