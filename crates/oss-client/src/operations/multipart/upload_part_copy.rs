//! `UploadPartCopy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::common::RequestPayer;
use crate::range::ByteRange;
use crate::timestamp;

/// Uploads one part of a multipart upload by copying an object, or a range of it.
///
/// The same sizes and part numbers as for UploadPart apply. If the range does not fit the source,
/// OSS copies the whole source.
///
/// Needs the permissions `oss:GetObject` and `oss:PutObject`. OSS may refuse it with
/// `InvalidArgument`, `NoSuchBucket`, `NoSuchKey`, `NoSuchUpload`, `PartAlreadyExist`,
/// `PreconditionFailed`. API reference:
/// [UploadPartCopy](https://www.alibabacloud.com/help/en/oss/developer-reference/uploadpartcopy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .upload_part_copy(
///         "exampledir/exampleobject.txt",
///         3,
///         "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
///         "raw/tide table+v2.csv",
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct UploadPartCopy {
    call: CallContext,
    bucket: BucketName,
    key: String,
    part_number: u32,
    upload_id: String,
    source_bucket: Option<String>,
    source_key: String,
    source_version_id: Option<String>,
    source_range: Option<ByteRange>,
    source_if_match: Option<ETag>,
    source_if_none_match: Option<ETag>,
    source_if_modified_since: Option<UtcSeconds>,
    source_if_unmodified_since: Option<UtcSeconds>,
    traffic_limit: Option<u64>,
    request_payer: Option<RequestPayer>,
}

impl UploadPartCopy {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        part_number: u32,
        upload_id: impl Into<String>,
        source_key: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            part_number,
            upload_id: upload_id.into(),
            source_bucket: None,
            source_key: source_key.into(),
            source_version_id: None,
            source_range: None,
            source_if_match: None,
            source_if_none_match: None,
            source_if_modified_since: None,
            source_if_unmodified_since: None,
            traffic_limit: None,
            request_payer: None,
        }
    }

    /// The bucket of the source. The default is the bucket of the upload.
    pub fn source_bucket(mut self, source_bucket: impl IntoField<String>) -> Self {
        self.source_bucket = source_bucket.into_field();
        self
    }

    /// The version of the source. The default is the current version.
    pub fn source_version_id(mut self, source_version_id: impl IntoField<String>) -> Self {
        self.source_version_id = source_version_id.into_field();
        self
    }

    /// The range of the source that is copied, in the form `bytes=first-last`. The default is the
    /// whole source (`x-oss-copy-source-range`).
    pub fn source_range(mut self, source_range: impl IntoField<ByteRange>) -> Self {
        self.source_range = source_range.into_field();
        self
    }

    /// The request succeeds only if the source has this ETag; otherwise OSS answers with status 412
    /// (`x-oss-copy-source-if-match`).
    pub fn source_if_match(mut self, source_if_match: impl IntoField<ETag>) -> Self {
        self.source_if_match = source_if_match.into_field();
        self
    }

    /// The request succeeds only if the source has another ETag; otherwise OSS answers with status
    /// 304 (`x-oss-copy-source-if-none-match`).
    pub fn source_if_none_match(mut self, source_if_none_match: impl IntoField<ETag>) -> Self {
        self.source_if_none_match = source_if_none_match.into_field();
        self
    }

    /// The request succeeds only if the source was modified after this time; otherwise OSS answers
    /// with status 304 (`x-oss-copy-source-if-modified-since`).
    pub fn source_if_modified_since(
        mut self,
        source_if_modified_since: impl IntoField<UtcSeconds>,
    ) -> Self {
        self.source_if_modified_since = source_if_modified_since.into_field();
        self
    }

    /// The request succeeds only if the source was not modified after this time; otherwise OSS
    /// answers with status 412 (`x-oss-copy-source-if-unmodified-since`).
    pub fn source_if_unmodified_since(
        mut self,
        source_if_unmodified_since: impl IntoField<UtcSeconds>,
    ) -> Self {
        self.source_if_unmodified_since = source_if_unmodified_since.into_field();
        self
    }

    /// The limit of the speed, in bit/s, from 819,200 to 838,860,800 (`x-oss-traffic-limit`).
    pub fn traffic_limit(mut self, traffic_limit: impl IntoField<u64>) -> Self {
        self.traffic_limit = traffic_limit.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(UploadPartCopy -> UploadPartCopyOutput, bucket, key);
presign!(UploadPartCopy);

impl Operation for UploadPartCopy {
    type Output = UploadPartCopyOutput;
    const NAME: &'static str = "UploadPartCopy";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .query("partNumber", self.part_number)
                .query("uploadId", self.upload_id)
                .optional_header("x-oss-copy-source-range", self.source_range)
                .optional_header("x-oss-copy-source-if-match", self.source_if_match)
                .optional_header("x-oss-copy-source-if-none-match", self.source_if_none_match)
                .optional_header(
                    "x-oss-copy-source-if-modified-since",
                    self.source_if_modified_since.map(timestamp::http_date),
                )
                .optional_header(
                    "x-oss-copy-source-if-unmodified-since",
                    self.source_if_unmodified_since.map(timestamp::http_date),
                )
                .optional_header("x-oss-traffic-limit", self.traffic_limit)
                .optional_header("x-oss-request-payer", self.request_payer)
                .copy_source(self.source_bucket, self.source_key, self.source_version_id)?
                .idempotency(Idempotency::Checked(Check::PartUploaded)),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("CopyPartResult", |root| {
            let mut last_modified = None;
            let mut etag = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "LastModified" => child.set(&mut last_modified)?,
                    "ETag" => child.set(&mut etag)?,
                    _ => {}
                }
            }
            Ok(UploadPartCopyOutput {
                source_version_id: response.text("x-oss-copy-source-version-id"),
                last_modified: root.required("LastModified", last_modified)?,
                etag: root.required("ETag", etag)?,
            })
        })
    }
}

/// What [`UploadPartCopy`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct UploadPartCopyOutput {
    /// When the part was stored (`LastModified`).
    pub last_modified: UtcSeconds,
    /// The ETag of the part (`ETag`).
    pub etag: ETag,
    /// The version ID of the source (`x-oss-copy-source-version-id`).
    pub source_version_id: Option<String>,
}
