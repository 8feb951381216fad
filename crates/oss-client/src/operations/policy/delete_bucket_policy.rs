//! `DeleteBucketPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the policy of a bucket.
///
/// The request succeeds even if the bucket has no policy.
///
/// Needs the permission `oss:DeleteBucketPolicy`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_policy().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketPolicy {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketPolicy {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketPolicy -> (), bucket);
presign!(DeleteBucketPolicy);

impl Operation for DeleteBucketPolicy {
    type Output = ();
    const NAME: &'static str = "DeleteBucketPolicy";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("policy", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
