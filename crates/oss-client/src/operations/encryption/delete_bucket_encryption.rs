//! `DeleteBucketEncryption`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the default encryption of a bucket.
///
/// Objects that are already encrypted stay encrypted.
///
/// Needs the permission `oss:DeleteBucketEncryption`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteBucketEncryption](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketencryption).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_encryption().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketEncryption {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketEncryption {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketEncryption -> (), bucket);
presign!(DeleteBucketEncryption);

impl Operation for DeleteBucketEncryption {
    type Output = ();
    const NAME: &'static str = "DeleteBucketEncryption";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket).query("encryption", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
