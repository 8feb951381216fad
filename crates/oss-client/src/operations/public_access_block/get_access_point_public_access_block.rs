//! `GetAccessPointPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::PublicAccessBlockConfiguration;

/// Reads whether public access through an access point is blocked.
///
/// The settings of the bucket and of the account are not taken into account.
///
/// Needs the permission `oss:GetAccessPointPublicAccessBlock`. OSS may refuse it with
/// `NoSuchAccessPoint`, `NoSuchBucket`. API reference:
/// [GetAccessPointPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/getaccesspointpublicaccessblock).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_access_point_public_access_block("night-door")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetAccessPointPublicAccessBlock {
    call: CallContext,
    bucket: BucketName,
    access_point_name: String,
}

impl GetAccessPointPublicAccessBlock {
    pub(crate) fn new(bucket: &Bucket, access_point_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            access_point_name: access_point_name.into(),
        }
    }
}

call!(GetAccessPointPublicAccessBlock -> PublicAccessBlockConfiguration, bucket);
presign!(GetAccessPointPublicAccessBlock);

impl Operation for GetAccessPointPublicAccessBlock {
    type Output = PublicAccessBlockConfiguration;
    const NAME: &'static str = "GetAccessPointPublicAccessBlock";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("publicAccessBlock", "")
            .query("x-oss-access-point-name", self.access_point_name))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("PublicAccessBlockConfiguration")
    }
}
