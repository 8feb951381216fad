//! `PutObjectTagging`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{RequestPayer, Tagging};

/// Sets the tags of an object, or of one of its versions.
///
/// The new tags replace all former ones. An object can have 10 tags. A key has up to 128 bytes and
/// a value up to 256 bytes.
///
/// Needs the permission `oss:PutObjectTagging`. OSS may refuse it with `InvalidTag`,
/// `NoSuchBucket`, `NoSuchKey`. API reference:
/// [PutObjectTagging](https://www.alibabacloud.com/help/en/oss/developer-reference/putobjecttagging).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::{Tag, Tagging};
///
/// let response = bucket
///     .put_object_tagging(
///         "exampledir/exampleobject.txt",
///         Tagging::new([Tag::new("team", "ledger")]),
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutObjectTagging {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    tagging: Tagging,
    request_payer: Option<RequestPayer>,
}

impl PutObjectTagging {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        tagging: impl Into<Tagging>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            tagging: tagging.into(),
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

call!(PutObjectTagging -> PutObjectTaggingOutput, bucket, key);
presign!(PutObjectTagging);

impl Operation for PutObjectTagging {
    type Output = PutObjectTaggingOutput;
    const NAME: &'static str = "PutObjectTagging";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .query("tagging", "")
                .optional_query("versionId", self.version_id)
                .xml("Tagging", &self.tagging)
                .optional_header("x-oss-request-payer", self.request_payer)
                .content_md5(),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(PutObjectTaggingOutput {
            version_id: response.text("x-oss-version-id"),
        })
    }
}

/// What [`PutObjectTagging`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PutObjectTaggingOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
}
