//! `GetBucketArchiveDirectRead`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::archive_direct_read::ArchiveDirectReadConfiguration;

/// Reads whether Archive objects of a bucket can be read without being restored.
///
/// The request fails with `NoSuchArchiveDirectReadConfiguration` if this was never set.
///
/// Needs the permission `oss:GetBucketArchiveDirectRead`. OSS may refuse it with
/// `NoSuchArchiveDirectReadConfiguration`, `NoSuchBucket`. API reference:
/// [GetBucketArchiveDirectRead](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketarchivedirectread).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_archive_direct_read().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketArchiveDirectRead {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketArchiveDirectRead {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketArchiveDirectRead -> ArchiveDirectReadConfiguration, bucket);
presign!(GetBucketArchiveDirectRead);

impl Operation for GetBucketArchiveDirectRead {
    type Output = ArchiveDirectReadConfiguration;
    const NAME: &'static str = "GetBucketArchiveDirectRead";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("bucketArchiveDirectRead", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ArchiveDirectReadConfiguration")
    }
}
