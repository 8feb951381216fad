//! `GetBucketPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};

/// Reads the policy of a bucket.
///
/// The answer is the JSON document as it was stored. The request fails with `NoSuchBucketPolicy` if
/// the bucket has no policy.
///
/// Needs the permission `oss:GetBucketPolicy`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchBucketPolicy`. API reference:
/// [GetBucketPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_policy().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketPolicy {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketPolicy {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketPolicy -> GetBucketPolicyOutput, bucket);
presign!(GetBucketPolicy);

impl Operation for GetBucketPolicy {
    type Output = GetBucketPolicyOutput;
    const NAME: &'static str = "GetBucketPolicy";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("policy", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(GetBucketPolicyOutput {
            policy: response.document_text().unwrap_or_default(),
        })
    }
}

/// What [`GetBucketPolicy`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketPolicyOutput {
    /// The policy, as JSON.
    pub policy: String,
}
