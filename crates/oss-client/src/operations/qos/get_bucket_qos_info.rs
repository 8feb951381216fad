//! `GetBucketQosInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::QosConfiguration;

/// Reads the limits of bandwidth and requests of a bucket.
///
/// A limit of -1 means that there is none.
///
/// Needs the permission `oss:GetBucketQosInfo`. API reference:
/// [GetBucketQoSInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketqosinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_qos_info().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketQosInfo {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketQosInfo {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketQosInfo -> QosConfiguration, bucket);
presign!(GetBucketQosInfo);

impl Operation for GetBucketQosInfo {
    type Output = QosConfiguration;
    const NAME: &'static str = "GetBucketQosInfo";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("qosInfo", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("QoSConfiguration")
    }
}
