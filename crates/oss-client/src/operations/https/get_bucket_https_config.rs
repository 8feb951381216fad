//! `GetBucketHttpsConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::https::HttpsConfiguration;

/// Reads which TLS versions and cipher suites a bucket accepts.
///
/// A bucket without settings of its own follows the defaults of OSS.
///
/// Needs the permission `oss:GetBucketHttpsConfig`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketHttpsConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/getbuckethttpsconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_https_config().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketHttpsConfig {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketHttpsConfig {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketHttpsConfig -> HttpsConfiguration, bucket);
presign!(GetBucketHttpsConfig);

impl Operation for GetBucketHttpsConfig {
    type Output = HttpsConfiguration;
    const NAME: &'static str = "GetBucketHttpsConfig";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("httpsConfig", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("HttpsConfiguration")
    }
}
