//! `GetBucketPolicyStatus`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::policy::PolicyStatus;

/// Reads whether the policy of a bucket allows public access.
///
/// The request fails with `NoSuchBucketPolicy` if the bucket has no policy.
///
/// Needs the permission `oss:GetBucketPolicyStatus`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchBucketPolicy`. API reference:
/// [GetBucketPolicyStatus](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketpolicystatus).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_policy_status().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketPolicyStatus {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketPolicyStatus {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketPolicyStatus -> PolicyStatus, bucket);
presign!(GetBucketPolicyStatus);

impl Operation for GetBucketPolicyStatus {
    type Output = PolicyStatus;
    const NAME: &'static str = "GetBucketPolicyStatus";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("policyStatus", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("PolicyStatus")
    }
}
