//! `GetBucketEncryption`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::encryption::ServerSideEncryptionRule;

/// Reads the default encryption of a bucket.
///
/// The request fails with `NoSuchServerSideEncryptionRule` if the bucket has none.
///
/// Needs the permission `oss:GetBucketEncryption`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchServerSideEncryptionRule`. API reference:
/// [GetBucketEncryption](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketencryption).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_encryption().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketEncryption {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketEncryption {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketEncryption -> ServerSideEncryptionRule, bucket);
presign!(GetBucketEncryption);

impl Operation for GetBucketEncryption {
    type Output = ServerSideEncryptionRule;
    const NAME: &'static str = "GetBucketEncryption";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("encryption", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ServerSideEncryptionRule")
    }
}
