//! `DeleteBucketLifecycle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes all lifecycle rules of a bucket.
///
/// Afterwards OSS does not delete or move objects of the bucket by itself any more.
///
/// Needs the permission `oss:DeleteBucketLifecycle`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketLifecycle](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketlifecycle).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_lifecycle().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketLifecycle {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketLifecycle {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketLifecycle -> (), bucket);
presign!(DeleteBucketLifecycle);

impl Operation for DeleteBucketLifecycle {
    type Output = ();
    const NAME: &'static str = "DeleteBucketLifecycle";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("lifecycle", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
