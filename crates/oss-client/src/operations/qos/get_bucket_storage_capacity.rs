//! `GetBucketStorageCapacity`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::StorageCapacity;

/// Reads the limit of the storage of a bucket, in gigabytes.
///
/// A limit of -1 means that there is none.
///
/// Needs the permission `oss:GetBucketUserQos`. API reference:
/// [GetBucketStorageCapacity](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketstoragecapacity).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_storage_capacity().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketStorageCapacity {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketStorageCapacity {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketStorageCapacity -> StorageCapacity, bucket);
presign!(GetBucketStorageCapacity);

impl Operation for GetBucketStorageCapacity {
    type Output = StorageCapacity;
    const NAME: &'static str = "GetBucketStorageCapacity";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("qos", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("BucketUserQos")
    }
}
