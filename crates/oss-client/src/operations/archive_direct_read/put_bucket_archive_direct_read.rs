//! `PutBucketArchiveDirectRead`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::archive_direct_read::ArchiveDirectReadConfiguration;

/// Turns the real-time access to Archive objects of a bucket on or off.
///
/// With real-time access, Archive objects can be read without being restored first. Such reads are
/// charged at a higher rate. Cold Archive and Deep Cold Archive objects must still be restored.
///
/// Needs the permission `oss:PutBucketArchiveDirectRead`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketArchiveDirectRead](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketarchivedirectread).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::archive_direct_read::ArchiveDirectReadConfiguration;
///
/// bucket
///     .put_bucket_archive_direct_read(ArchiveDirectReadConfiguration::new(true))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketArchiveDirectRead {
    call: CallContext,
    bucket: BucketName,
    archive_direct_read_configuration: ArchiveDirectReadConfiguration,
}

impl PutBucketArchiveDirectRead {
    pub(crate) fn new(
        bucket: &Bucket,
        archive_direct_read_configuration: impl Into<ArchiveDirectReadConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            archive_direct_read_configuration: archive_direct_read_configuration.into(),
        }
    }
}

call!(PutBucketArchiveDirectRead -> (), bucket);
presign!(PutBucketArchiveDirectRead);

impl Operation for PutBucketArchiveDirectRead {
    type Output = ();
    const NAME: &'static str = "PutBucketArchiveDirectRead";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("bucketArchiveDirectRead", "")
            .xml(
                "ArchiveDirectReadConfiguration",
                &self.archive_direct_read_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
