//! `PutBucketOverwriteConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::overwrite::OverwriteConfiguration;

/// Sets the rules that forbid the overwriting of objects in a bucket.
///
/// The new rules replace all former ones. A rule can be limited by prefix, suffix and principal.
///
/// Needs the permission `oss:PutBucketOverwriteConfig`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketOverwriteConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketoverwriteconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::overwrite::{OverwriteAction, OverwriteConfiguration, OverwriteRule};
///
/// bucket
///     .put_bucket_overwrite_config(OverwriteConfiguration::new([OverwriteRule::new(
///         OverwriteAction::Forbid,
///     )]))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketOverwriteConfig {
    call: CallContext,
    bucket: BucketName,
    overwrite_configuration: OverwriteConfiguration,
}

impl PutBucketOverwriteConfig {
    pub(crate) fn new(
        bucket: &Bucket,
        overwrite_configuration: impl Into<OverwriteConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            overwrite_configuration: overwrite_configuration.into(),
        }
    }
}

call!(PutBucketOverwriteConfig -> (), bucket);
presign!(PutBucketOverwriteConfig);

impl Operation for PutBucketOverwriteConfig {
    type Output = ();
    const NAME: &'static str = "PutBucketOverwriteConfig";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("overwriteConfig", "")
            .xml("OverwriteConfiguration", &self.overwrite_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
