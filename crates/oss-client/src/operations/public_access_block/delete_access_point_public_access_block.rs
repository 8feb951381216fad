//! `DeleteAccessPointPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the blocking of public access through an access point.
///
/// The settings of the bucket and of the account still apply.
///
/// Needs the permission `oss:DeleteAccessPointPublicAccessBlock`. OSS may refuse it with
/// `NoSuchAccessPoint`, `NoSuchBucket`. API reference:
/// [DeleteAccessPointPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteaccesspointpublicaccessblock).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .delete_access_point_public_access_block("night-door")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteAccessPointPublicAccessBlock {
    call: CallContext,
    bucket: BucketName,
    access_point_name: String,
}

impl DeleteAccessPointPublicAccessBlock {
    pub(crate) fn new(bucket: &Bucket, access_point_name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            access_point_name: access_point_name.into(),
        }
    }
}

call!(DeleteAccessPointPublicAccessBlock -> (), bucket);
presign!(DeleteAccessPointPublicAccessBlock);

impl Operation for DeleteAccessPointPublicAccessBlock {
    type Output = ();
    const NAME: &'static str = "DeleteAccessPointPublicAccessBlock";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("publicAccessBlock", "")
            .query("x-oss-access-point-name", self.access_point_name))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
