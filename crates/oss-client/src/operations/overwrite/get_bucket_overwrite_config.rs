//! `GetBucketOverwriteConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::overwrite::OverwriteConfiguration;

/// Reads the rules that forbid the overwriting of objects in a bucket.
///
/// The request fails if the bucket has no rules.
///
/// Needs the permission `oss:GetBucketOverwriteConfig`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchBucketOverwriteConfig`. API reference:
/// [GetBucketOverwriteConfig](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketoverwriteconfig).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_overwrite_config().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketOverwriteConfig {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketOverwriteConfig {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketOverwriteConfig -> OverwriteConfiguration, bucket);
presign!(GetBucketOverwriteConfig);

impl Operation for GetBucketOverwriteConfig {
    type Output = OverwriteConfiguration;
    const NAME: &'static str = "GetBucketOverwriteConfig";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("overwriteConfig", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("OverwriteConfiguration")
    }
}
