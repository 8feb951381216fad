//! `DeleteBucketCors`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes all rules for cross-origin requests to a bucket.
///
/// The request succeeds even if the bucket has no rules.
///
/// Needs the permission `oss:DeleteBucketCors`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketCors](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketcors).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_cors().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketCors {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketCors {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketCors -> (), bucket);
presign!(DeleteBucketCors);

impl Operation for DeleteBucketCors {
    type Output = ();
    const NAME: &'static str = "DeleteBucketCors";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("cors", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
