//! `PutBucketLogging`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::logging::BucketLoggingStatus;

/// Turns the access logging of a bucket on and sets where the logs are stored.
///
/// The bucket and the one that receives the logs must be in the same region and have the same
/// owner. A status without `logging_enabled` turns logging off.
///
/// Needs the permission `oss:PutBucketLogging`. OSS may refuse it with
/// `InvalidTargetBucketForLogging`, `MalformedXML`, `NoSuchBucket`. API reference:
/// [PutBucketLogging](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketlogging).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::logging::BucketLoggingStatus;
///
/// bucket
///     .put_bucket_logging(BucketLoggingStatus::new())
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketLogging {
    call: CallContext,
    bucket: BucketName,
    bucket_logging_status: BucketLoggingStatus,
}

impl PutBucketLogging {
    pub(crate) fn new(
        bucket: &Bucket,
        bucket_logging_status: impl Into<BucketLoggingStatus>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            bucket_logging_status: bucket_logging_status.into(),
        }
    }
}

call!(PutBucketLogging -> (), bucket);
presign!(PutBucketLogging);

impl Operation for PutBucketLogging {
    type Output = ();
    const NAME: &'static str = "PutBucketLogging";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("logging", "")
            .xml("BucketLoggingStatus", &self.bucket_logging_status)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
