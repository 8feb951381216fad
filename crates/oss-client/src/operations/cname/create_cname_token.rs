//! `CreateCnameToken`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::cname::{BucketCnameConfiguration, CnameToken};

/// Creates a token that proves the ownership of a custom domain name.
///
/// Publish the token in a TXT record of the domain, and then bind the domain with PutCname. A token
/// is valid for 72 hours. Creating one again within this time returns the same token.
///
/// Needs the permission `oss:CreateCnameToken`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`, `TooManyCnameToken`. API reference:
/// [CreateCnameToken](https://www.alibabacloud.com/help/en/oss/developer-reference/createcnametoken).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::cname::{BucketCnameConfiguration, Cname};
///
/// let response = bucket
///     .create_cname_token(BucketCnameConfiguration::new(Cname::new(
///         "files.harbor.example",
///     )))
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CreateCnameToken {
    call: CallContext,
    bucket: BucketName,
    bucket_cname_configuration: BucketCnameConfiguration,
}

impl CreateCnameToken {
    pub(crate) fn new(
        bucket: &Bucket,
        bucket_cname_configuration: impl Into<BucketCnameConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            bucket_cname_configuration: bucket_cname_configuration.into(),
        }
    }
}

call!(CreateCnameToken -> CnameToken, bucket);
presign!(CreateCnameToken);

impl Operation for CreateCnameToken {
    type Output = CnameToken;
    const NAME: &'static str = "CreateCnameToken";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("cname", "")
            .query("comp", "token")
            .xml("BucketCnameConfiguration", &self.bucket_cname_configuration)
            .content_md5()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("CnameToken")
    }
}
