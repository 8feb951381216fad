//! `PutBucketResourceGroup`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::resource_group::BucketResourceGroupConfiguration;

/// Moves a bucket to a resource group.
///
/// An empty ID moves the bucket to the default resource group.
///
/// Needs the permission `oss:PutBucketResourceGroup`. OSS may refuse it with `NoSuchBucket`,
/// `ResourceGroupIdPreCheckError`. API reference:
/// [PutBucketResourceGroup](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketresourcegroup).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::resource_group::BucketResourceGroupConfiguration;
///
/// bucket
///     .put_bucket_resource_group(BucketResourceGroupConfiguration::new("rg-harbor01"))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketResourceGroup {
    call: CallContext,
    bucket: BucketName,
    bucket_resource_group_configuration: BucketResourceGroupConfiguration,
}

impl PutBucketResourceGroup {
    pub(crate) fn new(
        bucket: &Bucket,
        bucket_resource_group_configuration: impl Into<BucketResourceGroupConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            bucket_resource_group_configuration: bucket_resource_group_configuration.into(),
        }
    }
}

call!(PutBucketResourceGroup -> (), bucket);
presign!(PutBucketResourceGroup);

impl Operation for PutBucketResourceGroup {
    type Output = ();
    const NAME: &'static str = "PutBucketResourceGroup";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("resourceGroup", "")
            .xml(
                "BucketResourceGroupConfiguration",
                &self.bucket_resource_group_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
