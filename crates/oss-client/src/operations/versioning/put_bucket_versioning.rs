//! `PutBucketVersioning`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::versioning::VersioningConfiguration;

/// Enables or suspends the versioning of a bucket.
///
/// Versioning can be suspended after it was enabled, but the bucket never becomes unversioned
/// again. A bucket with a retention policy cannot have versioning.
///
/// Needs the permission `oss:PutBucketVersioning`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`. API reference:
/// [PutBucketVersioning](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketversioning).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::VersioningStatus;
/// use oss_client::operations::versioning::VersioningConfiguration;
///
/// bucket
///     .put_bucket_versioning(VersioningConfiguration::new(VersioningStatus::Enabled))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketVersioning {
    call: CallContext,
    bucket: BucketName,
    versioning_configuration: VersioningConfiguration,
}

impl PutBucketVersioning {
    pub(crate) fn new(
        bucket: &Bucket,
        versioning_configuration: impl Into<VersioningConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            versioning_configuration: versioning_configuration.into(),
        }
    }
}

call!(PutBucketVersioning -> (), bucket);
presign!(PutBucketVersioning);

impl Operation for PutBucketVersioning {
    type Output = ();
    const NAME: &'static str = "PutBucketVersioning";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("versioning", "")
            .xml("VersioningConfiguration", &self.versioning_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
