//! `PutBucketPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Sets the policy of a bucket.
///
/// The policy is a JSON document of up to 16 KiB. It replaces the former policy.
///
/// Needs the permission `oss:PutBucketPolicy`. OSS may refuse it with `InvalidPolicyDocument`,
/// `NoSuchBucket`. API reference:
/// [PutBucketPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.put_bucket_policy("{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\",\"Action\":[\"oss:GetObject\"],\"Principal\":[\"1357924680135790\"],\"Resource\":[\"acs:oss:*:1357924680135790:harbor-notes/reports/*\"]}]}").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketPolicy {
    call: CallContext,
    bucket: BucketName,
    policy: String,
}

impl PutBucketPolicy {
    pub(crate) fn new(bucket: &Bucket, policy: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            policy: policy.into(),
        }
    }
}

call!(PutBucketPolicy -> (), bucket);
presign!(PutBucketPolicy);

impl Operation for PutBucketPolicy {
    type Output = ();
    const NAME: &'static str = "PutBucketPolicy";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("policy", "")
            .document("application/json", self.policy)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
