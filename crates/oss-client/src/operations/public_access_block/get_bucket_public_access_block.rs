//! `GetBucketPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::PublicAccessBlockConfiguration;

/// Reads whether public access to a bucket is blocked.
///
/// The settings of the account and of access points are not taken into account.
///
/// Needs the permission `oss:GetBucketPublicAccessBlock`. OSS may refuse it with `AccessDenied`,
/// `NoSuchBucket`. API reference:
/// [GetBucketPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketpublicaccessblock).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_public_access_block().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketPublicAccessBlock {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketPublicAccessBlock {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketPublicAccessBlock -> PublicAccessBlockConfiguration, bucket);
presign!(GetBucketPublicAccessBlock);

impl Operation for GetBucketPublicAccessBlock {
    type Output = PublicAccessBlockConfiguration;
    const NAME: &'static str = "GetBucketPublicAccessBlock";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("publicAccessBlock", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("PublicAccessBlockConfiguration")
    }
}
