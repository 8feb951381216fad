//! `GetUserDefinedLogFieldsConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::logging::UserDefinedLogFieldsConfiguration;

/// Reads which request headers and query parameters are added to the real-time logs of a bucket.
///
/// The request fails with `NoSuchUserDefinedLogFieldsConfig` if nothing is set.
///
/// Needs the permission `oss:GetBucketLogging`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchUserDefinedLogFieldsConfig`. API reference:
/// [GetUserDefinedLogFieldsConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/getuserdefinedlogfieldsconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_user_defined_log_fields_config().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetUserDefinedLogFieldsConfig {
    call: CallContext,
    bucket: BucketName,
}

impl GetUserDefinedLogFieldsConfig {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetUserDefinedLogFieldsConfig -> UserDefinedLogFieldsConfiguration, bucket);
presign!(GetUserDefinedLogFieldsConfig);

impl Operation for GetUserDefinedLogFieldsConfig {
    type Output = UserDefinedLogFieldsConfiguration;
    const NAME: &'static str = "GetUserDefinedLogFieldsConfig";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("userDefinedLogFieldsConfig", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("UserDefinedLogFieldsConfiguration")
    }
}
