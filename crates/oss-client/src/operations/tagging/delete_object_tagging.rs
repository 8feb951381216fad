//! `DeleteObjectTagging`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::RequestPayer;

/// Deletes all tags of an object, or of one of its versions.
///
/// The request succeeds even if the object has no tags.
///
/// Needs the permission `oss:DeleteObjectTagging`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchKey`. API reference:
/// [DeleteObjectTagging](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteobjecttagging).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .delete_object_tagging("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteObjectTagging {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl DeleteObjectTagging {
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

call!(DeleteObjectTagging -> DeleteObjectTaggingOutput, bucket, key);
presign!(DeleteObjectTagging);

impl Operation for DeleteObjectTagging {
    type Output = DeleteObjectTaggingOutput;
    const NAME: &'static str = "DeleteObjectTagging";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::DELETE, self.bucket, self.key)?
                .query("tagging", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(DeleteObjectTaggingOutput {
            version_id: response.text("x-oss-version-id"),
        })
    }
}

/// What [`DeleteObjectTagging`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DeleteObjectTaggingOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
}
