//! `DeleteBucketRequesterQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the limits of bandwidth and requests of one requester for a bucket.
///
/// The limits of the bucket still apply.
///
/// Needs the permission `oss:DeleteBucketRequesterQoSInfo`. API reference:
/// [DeleteBucketRequesterQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketrequesterqosinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .delete_bucket_requester_qos_info("qos-requester")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketRequesterQosInfo {
    call: CallContext,
    bucket: BucketName,
    requester: String,
}

impl DeleteBucketRequesterQosInfo {
    pub(crate) fn new(bucket: &Bucket, requester: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            requester: requester.into(),
        }
    }
}

call!(DeleteBucketRequesterQosInfo -> (), bucket);
presign!(DeleteBucketRequesterQosInfo);

impl Operation for DeleteBucketRequesterQosInfo {
    type Output = ();
    const NAME: &'static str = "DeleteBucketRequesterQosInfo";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("requesterQosInfo", "")
            .query("qosRequester", self.requester))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
