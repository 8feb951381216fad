//! `PutUserDefinedLogFieldsConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::logging::UserDefinedLogFieldsConfiguration;

/// Sets which request headers and query parameters are added to the real-time logs of a bucket.
///
/// The new settings replace the former ones.
///
/// Needs the permission `oss:PutBucketLogging`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutUserDefinedLogFieldsConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/putuserdefinedlogfieldsconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::logging::UserDefinedLogFieldsConfiguration;
///
/// bucket
///     .put_user_defined_log_fields_config(UserDefinedLogFieldsConfiguration::new())
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutUserDefinedLogFieldsConfig {
    call: CallContext,
    bucket: BucketName,
    user_defined_log_fields_configuration: UserDefinedLogFieldsConfiguration,
}

impl PutUserDefinedLogFieldsConfig {
    pub(crate) fn new(
        bucket: &Bucket,
        user_defined_log_fields_configuration: impl Into<UserDefinedLogFieldsConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            user_defined_log_fields_configuration: user_defined_log_fields_configuration.into(),
        }
    }
}

call!(PutUserDefinedLogFieldsConfig -> (), bucket);
presign!(PutUserDefinedLogFieldsConfig);

impl Operation for PutUserDefinedLogFieldsConfig {
    type Output = ();
    const NAME: &'static str = "PutUserDefinedLogFieldsConfig";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("userDefinedLogFieldsConfig", "")
            .xml(
                "UserDefinedLogFieldsConfiguration",
                &self.user_defined_log_fields_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
