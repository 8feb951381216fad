//! `DeleteCname`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Idempotency, Operation, OperationRequest, RawResponse,
};
use crate::operations::cname::BucketCnameConfiguration;

/// Removes a custom domain name from a bucket.
///
/// The DNS records of the domain and its certificate in the certificate service stay as they are.
///
/// Needs the permission `oss:DeleteCname`. OSS may refuse it with `NoSuchBucket`, `NoSuchCname`.
/// API reference:
/// [DeleteCname](https://www.alibabacloud.com/help/en/oss/developer-reference/deletecname).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::cname::{BucketCnameConfiguration, Cname};
///
/// bucket
///     .delete_cname(BucketCnameConfiguration::new(Cname::new(
///         "files.harbor.example",
///     )))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteCname {
    call: CallContext,
    bucket: BucketName,
    bucket_cname_configuration: BucketCnameConfiguration,
}

impl DeleteCname {
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

call!(DeleteCname -> (), bucket);
presign!(DeleteCname);

impl Operation for DeleteCname {
    type Output = ();
    const NAME: &'static str = "DeleteCname";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("cname", "")
            .query("comp", "delete")
            .xml("BucketCnameConfiguration", &self.bucket_cname_configuration)
            .content_md5()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
