//! `PutAccessPointPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::PublicAccessBlockConfiguration;

/// Turns the blocking of public access through an access point on or off.
///
/// Public access is blocked if the access point, the bucket or the account blocks it.
///
/// Needs the permission `oss:PutAccessPointPublicAccessBlock`. OSS may refuse it with
/// `NoSuchAccessPoint`, `NoSuchBucket`. API reference:
/// [PutAccessPointPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/putaccesspointpublicaccessblock).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::PublicAccessBlockConfiguration;
///
/// bucket
///     .put_access_point_public_access_block(
///         "night-door",
///         PublicAccessBlockConfiguration::new(true),
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutAccessPointPublicAccessBlock {
    call: CallContext,
    bucket: BucketName,
    access_point_name: String,
    public_access_block_configuration: PublicAccessBlockConfiguration,
}

impl PutAccessPointPublicAccessBlock {
    pub(crate) fn new(
        bucket: &Bucket,
        access_point_name: impl Into<String>,
        public_access_block_configuration: impl Into<PublicAccessBlockConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            access_point_name: access_point_name.into(),
            public_access_block_configuration: public_access_block_configuration.into(),
        }
    }
}

call!(PutAccessPointPublicAccessBlock -> (), bucket);
presign!(PutAccessPointPublicAccessBlock);

impl Operation for PutAccessPointPublicAccessBlock {
    type Output = ();
    const NAME: &'static str = "PutAccessPointPublicAccessBlock";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("publicAccessBlock", "")
            .query("x-oss-access-point-name", self.access_point_name)
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
