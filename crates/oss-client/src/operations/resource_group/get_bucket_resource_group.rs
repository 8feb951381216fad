//! `GetBucketResourceGroup`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::resource_group::BucketResourceGroupConfiguration;

/// Reads the resource group of a bucket.
///
/// A bucket that was never moved belongs to the default resource group of the account.
///
/// Needs the permission `oss:GetBucketResourceGroup`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketResourceGroup](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketresourcegroup).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_resource_group().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketResourceGroup {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketResourceGroup {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketResourceGroup -> BucketResourceGroupConfiguration, bucket);
presign!(GetBucketResourceGroup);

impl Operation for GetBucketResourceGroup {
    type Output = BucketResourceGroupConfiguration;
    const NAME: &'static str = "GetBucketResourceGroup";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("resourceGroup", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("BucketResourceGroupConfiguration")
    }
}
