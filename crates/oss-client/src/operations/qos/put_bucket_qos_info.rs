//! `PutBucketQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::QosConfiguration;

/// Sets the limits of bandwidth and requests of a bucket.
///
/// A limit of -1 means that there is none.
///
/// Needs the permission `oss:PutBucketQosInfo`. API reference:
/// [PutBucketQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketqosinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::qos::QosConfiguration;
///
/// bucket
///     .put_bucket_qos_info(QosConfiguration::new())
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketQosInfo {
    call: CallContext,
    bucket: BucketName,
    qos: QosConfiguration,
}

impl PutBucketQosInfo {
    pub(crate) fn new(bucket: &Bucket, qos: impl Into<QosConfiguration>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            qos: qos.into(),
        }
    }
}

call!(PutBucketQosInfo -> (), bucket);
presign!(PutBucketQosInfo);

impl Operation for PutBucketQosInfo {
    type Output = ();
    const NAME: &'static str = "PutBucketQosInfo";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("qosInfo", "")
            .xml("QoSConfiguration", &self.qos)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
