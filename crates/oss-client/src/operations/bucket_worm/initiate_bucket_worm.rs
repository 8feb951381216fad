//! `InitiateBucketWorm`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::bucket_worm::InitiateWormConfiguration;

/// Creates a time-based retention policy for a bucket.
///
/// Until CompleteBucketWorm locks the policy, AbortBucketWorm can delete it. A policy that is not
/// locked within 24 hours becomes invalid.
///
/// Needs the permission `oss:InitiateBucketWorm`. OSS may refuse it with `NoSuchBucket`,
/// `WORMConfigurationAlreadyExists`. API reference:
/// [InitiateBucketWorm](https://www.alibabacloud.com/help/en/oss/developer-reference/initiatebucketworm).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::bucket_worm::InitiateWormConfiguration;
///
/// let response = bucket
///     .initiate_bucket_worm(InitiateWormConfiguration::new(365))
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct InitiateBucketWorm {
    call: CallContext,
    bucket: BucketName,
    initiate_worm_configuration: InitiateWormConfiguration,
}

impl InitiateBucketWorm {
    pub(crate) fn new(
        bucket: &Bucket,
        initiate_worm_configuration: impl Into<InitiateWormConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            initiate_worm_configuration: initiate_worm_configuration.into(),
        }
    }
}

call!(InitiateBucketWorm -> InitiateBucketWormOutput, bucket);
presign!(InitiateBucketWorm);

impl Operation for InitiateBucketWorm {
    type Output = InitiateBucketWormOutput;
    const NAME: &'static str = "InitiateBucketWorm";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("worm", "")
            .xml(
                "InitiateWormConfiguration",
                &self.initiate_worm_configuration,
            )
            .content_md5())
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(InitiateBucketWormOutput {
            worm_id: response.required("x-oss-worm-id", response.text("x-oss-worm-id"))?,
        })
    }
}

/// What [`InitiateBucketWorm`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct InitiateBucketWormOutput {
    /// The ID of the new retention policy (`x-oss-worm-id`).
    pub worm_id: String,
}
