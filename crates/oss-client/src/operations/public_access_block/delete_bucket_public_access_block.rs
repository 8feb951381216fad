//! `DeleteBucketPublicAccessBlock`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the blocking of public access to a bucket.
///
/// The settings of the account and of access points still apply.
///
/// Needs the permission `oss:DeleteBucketPublicAccessBlock`. OSS may refuse it with `NoSuchBucket`.
/// API reference:
/// [DeleteBucketPublicAccessBlock](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketpublicaccessblock).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_public_access_block().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketPublicAccessBlock {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketPublicAccessBlock {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketPublicAccessBlock -> (), bucket);
presign!(DeleteBucketPublicAccessBlock);

impl Operation for DeleteBucketPublicAccessBlock {
    type Output = ();
    const NAME: &'static str = "DeleteBucketPublicAccessBlock";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("publicAccessBlock", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
