//! `DeleteBucketWebsite`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the static website hosting and the routing rules of a bucket.
///
/// The request succeeds even if the bucket has none.
///
/// Needs the permission `oss:DeleteBucketWebsite`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketWebsite](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketwebsite).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_website().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketWebsite {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketWebsite {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketWebsite -> (), bucket);
presign!(DeleteBucketWebsite);

impl Operation for DeleteBucketWebsite {
    type Output = ();
    const NAME: &'static str = "DeleteBucketWebsite";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("website", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
