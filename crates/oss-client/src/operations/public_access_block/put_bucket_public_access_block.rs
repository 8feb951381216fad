//! `PutBucketPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::PublicAccessBlockConfiguration;

/// Turns the blocking of public access to a bucket on or off.
///
/// While it is on, OSS ignores permissions that make the bucket public, and refuses new ones.
///
/// Needs the permission `oss:PutBucketPublicAccessBlock`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketpublicaccessblock).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::PublicAccessBlockConfiguration;
///
/// bucket
///     .put_bucket_public_access_block(PublicAccessBlockConfiguration::new(true))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketPublicAccessBlock {
    call: CallContext,
    bucket: BucketName,
    public_access_block_configuration: PublicAccessBlockConfiguration,
}

impl PutBucketPublicAccessBlock {
    pub(crate) fn new(
        bucket: &Bucket,
        public_access_block_configuration: impl Into<PublicAccessBlockConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            public_access_block_configuration: public_access_block_configuration.into(),
        }
    }
}

call!(PutBucketPublicAccessBlock -> (), bucket);
presign!(PutBucketPublicAccessBlock);

impl Operation for PutBucketPublicAccessBlock {
    type Output = ();
    const NAME: &'static str = "PutBucketPublicAccessBlock";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("publicAccessBlock", "")
            .xml(
                "PublicAccessBlockConfiguration",
                &self.public_access_block_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
