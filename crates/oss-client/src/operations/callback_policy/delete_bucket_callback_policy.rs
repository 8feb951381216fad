//! `DeleteBucketCallbackPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the named callback settings of a bucket.
///
/// Afterwards uploads that name one of the deleted policies fail.
///
/// Needs the permission `oss:DeleteBucketCallbackPolicy`. API reference:
/// [DeleteBucketCallbackPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketcallbackpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_callback_policy().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketCallbackPolicy {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketCallbackPolicy {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketCallbackPolicy -> (), bucket);
presign!(DeleteBucketCallbackPolicy);

impl Operation for DeleteBucketCallbackPolicy {
    type Output = ();
    const NAME: &'static str = "DeleteBucketCallbackPolicy";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("comp", "callback")
            .query("policy", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
