//! `PutBucketReferer`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::referer::RefererConfiguration;

/// Sets which websites can link to the objects of a bucket, by the `Referer` header.
///
/// Every request is accepted if the list is empty and empty referers are allowed. The blacklist
/// takes precedence over the list of allowed referers.
///
/// Needs the permission `oss:PutBucketReferer`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketReferer](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketreferer).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::referer::RefererConfiguration;
///
/// bucket
///     .put_bucket_referer(RefererConfiguration::new(
///         false,
///         ["https://www.harbor.example"],
///     ))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketReferer {
    call: CallContext,
    bucket: BucketName,
    referer_configuration: RefererConfiguration,
}

impl PutBucketReferer {
    pub(crate) fn new(
        bucket: &Bucket,
        referer_configuration: impl Into<RefererConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            referer_configuration: referer_configuration.into(),
        }
    }
}

call!(PutBucketReferer -> (), bucket);
presign!(PutBucketReferer);

impl Operation for PutBucketReferer {
    type Output = ();
    const NAME: &'static str = "PutBucketReferer";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("referer", "")
            .xml("RefererConfiguration", &self.referer_configuration)
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
