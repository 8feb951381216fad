//! `PutBucketRequesterQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::QosConfiguration;

/// Sets the limits of bandwidth and requests of one requester for a bucket.
///
/// They apply in addition to the limits of the bucket.
///
/// Needs the permission `oss:PutBucketRequesterQoSInfo`. API reference:
/// [PutBucketRequesterQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketrequesterqosinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::qos::QosConfiguration;
///
/// bucket
///     .put_bucket_requester_qos_info("qos-requester", QosConfiguration::new())
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketRequesterQosInfo {
    call: CallContext,
    bucket: BucketName,
    requester: String,
    qos: QosConfiguration,
}

impl PutBucketRequesterQosInfo {
    pub(crate) fn new(
        bucket: &Bucket,
        requester: impl Into<String>,
        qos: impl Into<QosConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            requester: requester.into(),
            qos: qos.into(),
        }
    }
}

call!(PutBucketRequesterQosInfo -> (), bucket);
presign!(PutBucketRequesterQosInfo);

impl Operation for PutBucketRequesterQosInfo {
    type Output = ();
    const NAME: &'static str = "PutBucketRequesterQosInfo";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("requesterQosInfo", "")
            .query("qosRequester", self.requester)
            .xml("QoSConfiguration", &self.qos)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
