//! `DeleteBucketMetadataConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the metadata table settings of a bucket.
///
/// The tables that were written stay as they are.
///
/// Needs the permission `oss:DeleteBucketMetadataConfiguration`. OSS may refuse it with
/// `NoSuchBucket`. API reference:
/// [DeleteBucketMetadataConfiguration](https://www.alibabacloud.com/help/en/oss/developer-reference/deletebucketmetadataconfiguration).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_bucket_metadata_configuration().send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteBucketMetadataConfiguration {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteBucketMetadataConfiguration {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteBucketMetadataConfiguration -> (), bucket);
presign!(DeleteBucketMetadataConfiguration);

impl Operation for DeleteBucketMetadataConfiguration {
    type Output = ();
    const NAME: &'static str = "DeleteBucketMetadataConfiguration";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::bucket(Method::DELETE, self.bucket)
                .query("metadataConfiguration", ""),
        )
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
