//! `GetBucketCallbackPolicy`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::callback_policy::BucketCallbackPolicy;

/// Reads the named callback settings of a bucket.
///
/// The request fails with `BucketCallbackPolicyNotExist` if the bucket has none.
///
/// Needs the permission `oss:GetBucketCallbackPolicy`. OSS may refuse it with
/// `BucketCallbackPolicyNotExist`. API reference:
/// [GetBucketCallbackPolicy](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketcallbackpolicy).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_callback_policy().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketCallbackPolicy {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketCallbackPolicy {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketCallbackPolicy -> BucketCallbackPolicy, bucket);
presign!(GetBucketCallbackPolicy);

impl Operation for GetBucketCallbackPolicy {
    type Output = BucketCallbackPolicy;
    const NAME: &'static str = "GetBucketCallbackPolicy";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("comp", "callback")
            .query("policy", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("BucketCallbackPolicy")
    }
}
