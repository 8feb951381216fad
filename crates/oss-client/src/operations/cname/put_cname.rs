//! `PutCname`.

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

/// Binds a custom domain name to a bucket.
///
/// The request fails with `NeedVerifyDomainOwnership` until the domain has the TXT record with the
/// token of CreateCnameToken. A certificate for HTTPS can be bound with the same request.
///
/// Needs the permission `oss:PutCname`. OSS may refuse it with `CnameDenied`, `InvalidCnameName`,
/// `NeedVerifyDomainOwnership`, `NoSuchBucket`, `NoSuchCnameInRecord`. API reference:
/// [PutCname](https://www.alibabacloud.com/help/en/oss/developer-reference/putcname).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::cname::{BucketCnameConfiguration, Cname};
///
/// bucket
///     .put_cname(BucketCnameConfiguration::new(Cname::new(
///         "files.harbor.example",
///     )))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutCname {
    call: CallContext,
    bucket: BucketName,
    bucket_cname_configuration: BucketCnameConfiguration,
}

impl PutCname {
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

call!(PutCname -> (), bucket);
presign!(PutCname);

impl Operation for PutCname {
    type Output = ();
    const NAME: &'static str = "PutCname";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("cname", "")
            .query("comp", "add")
            .xml("BucketCnameConfiguration", &self.bucket_cname_configuration)
            .content_md5()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
