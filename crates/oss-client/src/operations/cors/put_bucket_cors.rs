//! `PutBucketCors`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::cors::CorsConfiguration;

/// Sets the rules for cross-origin requests to a bucket.
///
/// The new rules replace all former ones. OSS applies the first rule that matches a request.
///
/// Needs the permission `oss:PutBucketCors`. OSS may refuse it with `InvalidArgument`,
/// `MalformedXML`, `NoSuchBucket`. API reference:
/// [PutBucketCors](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketcors).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::cors::{CorsConfiguration, CorsMethod, CorsRule};
///
/// bucket
///     .put_bucket_cors(CorsConfiguration::new([CorsRule::new(
///         ["https://www.harbor.example"],
///         [CorsMethod::Get],
///     )]))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketCors {
    call: CallContext,
    bucket: BucketName,
    cors_configuration: CorsConfiguration,
}

impl PutBucketCors {
    pub(crate) fn new(bucket: &Bucket, cors_configuration: impl Into<CorsConfiguration>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            cors_configuration: cors_configuration.into(),
        }
    }
}

call!(PutBucketCors -> (), bucket);
presign!(PutBucketCors);

impl Operation for PutBucketCors {
    type Output = ();
    const NAME: &'static str = "PutBucketCors";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("cors", "")
            .xml("CORSConfiguration", &self.cors_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
