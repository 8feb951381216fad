//! `DeleteBucketQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the limits of bandwidth and requests of a bucket.
///
/// Afterwards the limits of the account apply.
///
/// Needs the permission `oss:DeleteBucketQosInfo`. API reference:
/// [DeleteBucketQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketqosinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_qos_info().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketQosInfo {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketQosInfo {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketQosInfo -> (), bucket);
presign!(DeleteBucketQosInfo);

impl Operation for DeleteBucketQosInfo {
    type Output = ();
    const NAME: &'static str = "DeleteBucketQosInfo";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("qosInfo", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
