//! `DeleteBucketOverwriteConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the rules that forbid the overwriting of objects in a bucket.
///
/// Afterwards objects can be overwritten again.
///
/// Needs the permission `oss:DeleteBucketOverwriteConfig`. OSS may refuse it with `NoSuchBucket`.
/// API reference:
/// [DeleteBucketOverwriteConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketoverwriteconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_overwrite_config().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketOverwriteConfig {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketOverwriteConfig {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketOverwriteConfig -> (), bucket);
presign!(DeleteBucketOverwriteConfig);

impl Operation for DeleteBucketOverwriteConfig {
    type Output = ();
    const NAME: &'static str = "DeleteBucketOverwriteConfig";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("overwriteConfig", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
