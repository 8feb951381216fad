//! `PutBucketTransferAcceleration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::transfer_acceleration::TransferAccelerationConfiguration;

/// Turns the acceleration endpoint of a bucket on or off.
///
/// It takes up to 30 minutes until the change is effective everywhere.
///
/// Needs the permission `oss:PutBucketTransferAcceleration`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketTransferAcceleration](https://www.alibabacloud.com/help/en/oss/developer-reference/putbuckettransferacceleration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::transfer_acceleration::TransferAccelerationConfiguration;
///
/// bucket
///     .put_bucket_transfer_acceleration(TransferAccelerationConfiguration::new(true))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketTransferAcceleration {
    call: CallContext,
    bucket: BucketName,
    transfer_acceleration_configuration: TransferAccelerationConfiguration,
}

impl PutBucketTransferAcceleration {
    pub(crate) fn new(
        bucket: &Bucket,
        transfer_acceleration_configuration: impl Into<TransferAccelerationConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            transfer_acceleration_configuration: transfer_acceleration_configuration.into(),
        }
    }
}

call!(PutBucketTransferAcceleration -> (), bucket);
presign!(PutBucketTransferAcceleration);

impl Operation for PutBucketTransferAcceleration {
    type Output = ();
    const NAME: &'static str = "PutBucketTransferAcceleration";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("transferAcceleration", "")
            .xml(
                "TransferAccelerationConfiguration",
                &self.transfer_acceleration_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
