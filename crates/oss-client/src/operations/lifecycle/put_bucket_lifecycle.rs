//! `PutBucketLifecycle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::lifecycle::LifecycleConfiguration;

/// Sets the lifecycle rules of a bucket.
///
/// The new rules replace all former ones. A bucket can have 1,000 rules. OSS loads new rules within
/// 24 hours and then applies them once a day.
///
/// Needs the permission `oss:PutBucketLifecycle`. OSS may refuse it with `InvalidArgument`,
/// `MalformedXML`, `NoSuchBucket`. API reference:
/// [PutBucketLifecycle](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlifecycle).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::lifecycle::{LifecycleConfiguration, LifecycleRule, LifecycleRuleStatus};
///
/// bucket
///     .put_bucket_lifecycle(LifecycleConfiguration::new([LifecycleRule::new(
///         LifecycleRuleStatus::Enabled,
///     )]))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketLifecycle {
    call: CallContext,
    bucket: BucketName,
    allow_same_action_overlap: Option<bool>,
    lifecycle_configuration: LifecycleConfiguration,
}

impl PutBucketLifecycle {
    pub(crate) fn new(
        bucket: &Bucket,
        lifecycle_configuration: impl Into<LifecycleConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            allow_same_action_overlap: None,
            lifecycle_configuration: lifecycle_configuration.into(),
        }
    }

    /// Whether rules with the same action can have overlapping prefixes
    /// (`x-oss-allow-same-action-overlap`).
    pub fn allow_same_action_overlap(
        mut self,
        allow_same_action_overlap: impl IntoField<bool>,
    ) -> Self {
        self.allow_same_action_overlap = allow_same_action_overlap.into_field();
        self
    }
}

call!(PutBucketLifecycle -> (), bucket);
presign!(PutBucketLifecycle);

impl Operation for PutBucketLifecycle {
    type Output = ();
    const NAME: &'static str = "PutBucketLifecycle";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("lifecycle", "")
            .optional_header(
                "x-oss-allow-same-action-overlap",
                self.allow_same_action_overlap,
            )
            .xml("LifecycleConfiguration", &self.lifecycle_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
