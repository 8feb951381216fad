//! `GetBucketStorageQuota`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::storage_quota::StorageQuotaConfiguration;

/// Reads the limit of the storage of a bucket, in bytes.
///
/// The answer also tells how much of it is used.
///
/// Needs the permission `oss:GetBucketStorageQuota`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketStorageQuota](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketstoragequota).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_storage_quota().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketStorageQuota {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketStorageQuota {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketStorageQuota -> StorageQuotaConfiguration, bucket);
presign!(GetBucketStorageQuota);

impl Operation for GetBucketStorageQuota {
    type Output = StorageQuotaConfiguration;
    const NAME: &'static str = "GetBucketStorageQuota";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("quota", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("QuotaConfiguration")
    }
}
