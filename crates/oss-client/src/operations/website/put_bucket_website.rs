//! `PutBucketWebsite`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::website::WebsiteConfiguration;

/// Sets the static website hosting and the routing rules of a bucket.
///
/// A bucket can have 20 routing rules. OSS tries them in the order of their numbers. A rule can
/// redirect requests, or fetch missing objects from an origin server.
///
/// Needs the permission `oss:PutBucketWebsite`. OSS may refuse it with `InvalidArgument`,
/// `MalformedXML`, `NoSuchBucket`. API reference:
/// [PutBucketWebsite](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketwebsite).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::website::WebsiteConfiguration;
///
/// bucket
///     .put_bucket_website(WebsiteConfiguration::new())
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketWebsite {
    call: CallContext,
    bucket: BucketName,
    website_configuration: WebsiteConfiguration,
}

impl PutBucketWebsite {
    pub(crate) fn new(
        bucket: &Bucket,
        website_configuration: impl Into<WebsiteConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            website_configuration: website_configuration.into(),
        }
    }
}

call!(PutBucketWebsite -> (), bucket);
presign!(PutBucketWebsite);

impl Operation for PutBucketWebsite {
    type Output = ();
    const NAME: &'static str = "PutBucketWebsite";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("website", "")
            .xml("WebsiteConfiguration", &self.website_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
