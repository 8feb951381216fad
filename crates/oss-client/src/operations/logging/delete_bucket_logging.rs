//! `DeleteBucketLogging`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Turns the access logging of a bucket off.
///
/// The request succeeds even if logging is off already.
///
/// Needs the permission `oss:DeleteBucketLogging`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketLogging](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketlogging).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_logging().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketLogging {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketLogging {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketLogging -> (), bucket);
presign!(DeleteBucketLogging);

impl Operation for DeleteBucketLogging {
    type Output = ();
    const NAME: &'static str = "DeleteBucketLogging";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("logging", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
