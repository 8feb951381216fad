//! `PutObjectRetention`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_worm::Retention;

/// Sets until when an object, or one of its versions, cannot be deleted or overwritten.
///
/// A retention in `COMPLIANCE` mode can only be lengthened. One in `GOVERNANCE` mode can be
/// shortened by those who may bypass it.
///
/// Needs the permission `oss:PutObjectRetention`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchKey`, `ObjectNotUnderRetention`. API reference:
/// [PutObjectRetention](https://www.alibabacloud.com/help/en/oss/developer-reference/putobjectretention).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::RetentionMode;
/// use oss_client::operations::object_worm::Retention;
/// use oss_client::sign::UtcSeconds;
///
/// bucket
///     .put_object_retention(
///         "exampledir/exampleobject.txt",
///         Retention::new(RetentionMode::Governance, UtcSeconds::new(1_936_771_965)),
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutObjectRetention {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    bypass_governance_retention: Option<bool>,
    retention: Retention,
}

impl PutObjectRetention {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        retention: impl Into<Retention>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            bypass_governance_retention: None,
            retention: retention.into(),
        }
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
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

call!(PutObjectRetention -> (), bucket, key);
presign!(PutObjectRetention);

impl Operation for PutObjectRetention {
    type Output = ();
    const NAME: &'static str = "PutObjectRetention";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .query("retention", "")
                .optional_query("versionId", self.version_id)
                .optional_header(
                    "x-oss-bypass-governance-retention",
                    self.bypass_governance_retention,
                )
                .xml("Retention", &self.retention)
                .content_md5(),
        )
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
