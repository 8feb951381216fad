//! `ExtendBucketWorm`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::bucket_worm::ExtendWormConfiguration;

/// Lengthens the retention of a locked retention policy.
///
/// The request fails with `InvalidWORMConfiguration` if the new number of days is less than the
/// present one.
///
/// Needs the permission `oss:ExtendBucketWorm`. OSS may refuse it with `InvalidArgument`,
/// `InvalidWORMConfiguration`, `NoSuchBucket`, `NoSuchWORMConfiguration`. API reference:
/// [ExtendBucketWorm](https://www.alibabacloud.com/help/en/oss/developer-reference/extendbucketworm).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::bucket_worm::ExtendWormConfiguration;
///
/// bucket
///     .extend_bucket_worm("W0RM1D2031HARBOR", ExtendWormConfiguration::new(365))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ExtendBucketWorm {
    call: CallContext,
    bucket: BucketName,
    worm_id: String,
    extend_worm_configuration: ExtendWormConfiguration,
}

impl ExtendBucketWorm {
    pub(crate) fn new(
        bucket: &Bucket,
        worm_id: impl Into<String>,
        extend_worm_configuration: impl Into<ExtendWormConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            worm_id: worm_id.into(),
            extend_worm_configuration: extend_worm_configuration.into(),
        }
    }
}

call!(ExtendBucketWorm -> (), bucket);
presign!(ExtendBucketWorm);

impl Operation for ExtendBucketWorm {
    type Output = ();
    const NAME: &'static str = "ExtendBucketWorm";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("wormExtend", "")
            .query("wormId", self.worm_id)
            .xml("ExtendWormConfiguration", &self.extend_worm_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
