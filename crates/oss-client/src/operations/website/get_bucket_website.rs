//! `GetBucketWebsite`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::website::WebsiteConfiguration;

/// Reads the static website hosting and the routing rules of a bucket.
///
/// The request fails with `NoSuchWebsiteConfiguration` if the bucket has none.
///
/// Needs the permission `oss:GetBucketWebsite`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchWebsiteConfiguration`. API reference:
/// [GetBucketWebsite](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketwebsite).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_website().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketWebsite {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketWebsite {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketWebsite -> WebsiteConfiguration, bucket);
presign!(GetBucketWebsite);

impl Operation for GetBucketWebsite {
    type Output = WebsiteConfiguration;
    const NAME: &'static str = "GetBucketWebsite";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("website", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("WebsiteConfiguration")
    }
}
