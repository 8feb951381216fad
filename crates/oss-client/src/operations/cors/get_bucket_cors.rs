//! `GetBucketCors`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::cors::CorsConfiguration;

/// Reads the rules for cross-origin requests to a bucket.
///
/// The request fails with `NoSuchCORSConfiguration` if the bucket has none.
///
/// Needs the permission `oss:GetBucketCors`. OSS may refuse it with `NoSuchBucket`,
/// `NoSuchCORSConfiguration`. API reference:
/// [GetBucketCors](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketcors).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_cors().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketCors {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketCors {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketCors -> CorsConfiguration, bucket);
presign!(GetBucketCors);

impl Operation for GetBucketCors {
    type Output = CorsConfiguration;
    const NAME: &'static str = "GetBucketCors";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("cors", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("CORSConfiguration")
    }
}
