//! `DeleteObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::RequestPayer;

/// Deletes an object, or one of its versions.
///
/// The request succeeds even if the object does not exist. In a bucket with versioning, deleting an
/// object without a version ID adds a delete marker and removes nothing.
///
/// Needs the permission `oss:DeleteObject`. OSS may refuse it with `AccessDenied`, `FileImmutable`,
/// `NoSuchBucket`. API reference:
/// [DeleteObject](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .delete_object("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
    bypass_governance_retention: Option<bool>,
}

impl DeleteObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            request_payer: None,
            bypass_governance_retention: None,
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

    /// Whether to ignore a retention in `GOVERNANCE` mode, which needs a permission of its own
    /// (`x-oss-bypass-governance-retention`).
    pub fn bypass_governance_retention(
        mut self,
        bypass_governance_retention: impl IntoField<bool>,
    ) -> Self {
        self.bypass_governance_retention = bypass_governance_retention.into_field();
        self
    }
}

call!(DeleteObject -> DeleteObjectOutput, bucket, key);
presign!(DeleteObject);

impl Operation for DeleteObject {
    type Output = DeleteObjectOutput;
    const NAME: &'static str = "DeleteObject";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::DELETE, self.bucket, self.key)?
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer)
                .optional_header(
                    "x-oss-bypass-governance-retention",
                    self.bypass_governance_retention,
                ),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(DeleteObjectOutput {
            version_id: response.text("x-oss-version-id"),
            delete_marker: response.boolean("x-oss-delete-marker").unwrap_or(false),
        })
    }
}

/// What [`DeleteObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct DeleteObjectOutput {
    /// The ID of the version that was deleted, or of the delete marker that was added
    /// (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// Whether the version is a delete marker, or whether the request added or removed one
    /// (`x-oss-delete-marker`).
    pub delete_marker: bool,
}
