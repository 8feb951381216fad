//! `PutBucketCallbackPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::callback_policy::BucketCallbackPolicy;

/// Stores named callback settings for a bucket.
///
/// An upload can then name a policy instead of carrying the settings of the callback itself.
///
/// Needs the permission `oss:PutBucketCallbackPolicy`. API reference:
/// [PutBucketCallbackPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketcallbackpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::callback_policy::{BucketCallbackPolicy, CallbackPolicyItem};
///
/// bucket
///     .put_bucket_callback_policy(BucketCallbackPolicy::new([CallbackPolicyItem::new(
///         "policy-name",
///         "callback",
///     )]))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketCallbackPolicy {
    call: CallContext,
    bucket: BucketName,
    callback_policy: BucketCallbackPolicy,
}

impl PutBucketCallbackPolicy {
    pub(crate) fn new(bucket: &Bucket, callback_policy: impl Into<BucketCallbackPolicy>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            callback_policy: callback_policy.into(),
        }
    }
}

call!(PutBucketCallbackPolicy -> (), bucket);
presign!(PutBucketCallbackPolicy);

impl Operation for PutBucketCallbackPolicy {
    type Output = ();
    const NAME: &'static str = "PutBucketCallbackPolicy";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("comp", "callback")
            .query("policy", "")
            .xml("BucketCallbackPolicy", &self.callback_policy)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
