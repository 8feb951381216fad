//! `PutBucketHttpsConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::https::HttpsConfiguration;

/// Sets which TLS versions and cipher suites a bucket accepts.
///
/// At least one TLS version must be given if the restriction is enabled.
///
/// Needs the permission `oss:PutBucketHttpsConfig`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketHttpsConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/putbuckethttpsconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::https::{HttpsConfiguration, TlsConfiguration};
///
/// bucket
///     .put_bucket_https_config(HttpsConfiguration::new(TlsConfiguration::new(true)))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketHttpsConfig {
    call: CallContext,
    bucket: BucketName,
    https_configuration: HttpsConfiguration,
}

impl PutBucketHttpsConfig {
    pub(crate) fn new(bucket: &Bucket, https_configuration: impl Into<HttpsConfiguration>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            https_configuration: https_configuration.into(),
        }
    }
}

call!(PutBucketHttpsConfig -> (), bucket);
presign!(PutBucketHttpsConfig);

impl Operation for PutBucketHttpsConfig {
    type Output = ();
    const NAME: &'static str = "PutBucketHttpsConfig";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("httpsConfig", "")
            .xml("HttpsConfiguration", &self.https_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
