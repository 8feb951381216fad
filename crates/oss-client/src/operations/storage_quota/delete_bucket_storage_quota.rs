//! `DeleteBucketStorageQuota`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the limit of the storage of a bucket.
///
/// Afterwards the bucket can hold any amount of data.
///
/// Needs the permission `oss:DeleteBucketStorageQuota`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketStorageQuota](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketstoragequota).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_storage_quota().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketStorageQuota {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketStorageQuota {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketStorageQuota -> (), bucket);
presign!(DeleteBucketStorageQuota);

impl Operation for DeleteBucketStorageQuota {
    type Output = ();
    const NAME: &'static str = "DeleteBucketStorageQuota";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("quota", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
