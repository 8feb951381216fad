//! `GetBucketLogging`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::logging::BucketLoggingStatus;

/// Reads the access logging settings of a bucket.
///
/// The answer has no `logging_enabled` if logging is off.
///
/// Needs the permission `oss:GetBucketLogging`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketLogging](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlogging).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_logging().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketLogging {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketLogging {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketLogging -> BucketLoggingStatus, bucket);
presign!(GetBucketLogging);

impl Operation for GetBucketLogging {
    type Output = BucketLoggingStatus;
    const NAME: &'static str = "GetBucketLogging";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("logging", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("BucketLoggingStatus")
    }
}
