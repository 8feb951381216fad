//! `DeleteUserDefinedLogFieldsConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes the settings for additional fields in the real-time logs of a bucket.
///
/// Real-time logging itself stays on.
///
/// Needs the permission `oss:PutBucketLogging`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [DeleteUserDefinedLogFieldsConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteuserdefinedlogfieldsconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .delete_user_defined_log_fields_config()
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteUserDefinedLogFieldsConfig {
    call: CallContext,
    bucket: BucketName,
}

impl DeleteUserDefinedLogFieldsConfig {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(DeleteUserDefinedLogFieldsConfig -> (), bucket);
presign!(DeleteUserDefinedLogFieldsConfig);

impl Operation for DeleteUserDefinedLogFieldsConfig {
    type Output = ();
    const NAME: &'static str = "DeleteUserDefinedLogFieldsConfig";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("userDefinedLogFieldsConfig", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
