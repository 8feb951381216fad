//! `GetBucketTransferAcceleration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::transfer_acceleration::TransferAccelerationConfiguration;

/// Reads whether the acceleration endpoint of a bucket is on.
///
/// The request fails with `NoSuchTransferAccelerationConfiguration` if this was never set.
///
/// Needs the permission `oss:GetBucketTransferAcceleration`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchTransferAccelerationConfiguration`. API reference:
/// [GetBucketTransferAcceleration](https://www.alibabacloud.com/help/en/oss/developer-reference/getbuckettransferacceleration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_transfer_acceleration().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketTransferAcceleration {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketTransferAcceleration {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketTransferAcceleration -> TransferAccelerationConfiguration, bucket);
presign!(GetBucketTransferAcceleration);

impl Operation for GetBucketTransferAcceleration {
    type Output = TransferAccelerationConfiguration;
    const NAME: &'static str = "GetBucketTransferAcceleration";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("transferAcceleration", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("TransferAccelerationConfiguration")
    }
}
