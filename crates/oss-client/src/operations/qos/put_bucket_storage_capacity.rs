//! `PutBucketStorageCapacity`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::StorageCapacity;

/// Sets the limit of the storage of a bucket, in gigabytes.
///
/// A limit of -1 means that there is none. PutBucketStorageQuota sets a limit in bytes.
///
/// Needs the permission `oss:PutBucketUserQos`. API reference:
/// [PutBucketStorageCapacity](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketstoragecapacity).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::qos::StorageCapacity;
///
/// bucket
///     .put_bucket_storage_capacity(StorageCapacity::new(7))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketStorageCapacity {
    call: CallContext,
    bucket: BucketName,
    storage_capacity: StorageCapacity,
}

impl PutBucketStorageCapacity {
    pub(crate) fn new(bucket: &Bucket, storage_capacity: impl Into<StorageCapacity>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            storage_capacity: storage_capacity.into(),
        }
    }
}

call!(PutBucketStorageCapacity -> (), bucket);
presign!(PutBucketStorageCapacity);

impl Operation for PutBucketStorageCapacity {
    type Output = ();
    const NAME: &'static str = "PutBucketStorageCapacity";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("qos", "")
            .xml("BucketUserQos", &self.storage_capacity)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
