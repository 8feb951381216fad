//! `GetBucketLifecycle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::lifecycle::LifecycleConfiguration;

/// Reads the lifecycle rules of a bucket.
///
/// The request fails with `NoSuchLifecycle` if the bucket has none.
///
/// Needs the permission `oss:GetBucketLifecycle`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchLifecycle`. API reference:
/// [GetBucketLifecycle](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketlifecycle).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_lifecycle().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketLifecycle {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketLifecycle {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketLifecycle -> LifecycleConfiguration, bucket);
presign!(GetBucketLifecycle);

impl Operation for GetBucketLifecycle {
    type Output = LifecycleConfiguration;
    const NAME: &'static str = "GetBucketLifecycle";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("lifecycle", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("LifecycleConfiguration")
    }
}
