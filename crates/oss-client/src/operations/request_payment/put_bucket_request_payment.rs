//! `PutBucketRequestPayment`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::request_payment::RequestPaymentConfiguration;

/// Sets whether the owner of a bucket or the requester pays for requests and traffic.
///
/// If the requester pays, everybody but the owner must send requests with `request_payer`.
///
/// Needs the permission `oss:PutBucketRequestPayment`. OSS may refuse it with `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [PutBucketRequestPayment](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketrequestpayment).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::request_payment::{Payer, RequestPaymentConfiguration};
///
/// bucket
///     .put_bucket_request_payment(RequestPaymentConfiguration::new(Payer::Requester))
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutBucketRequestPayment {
    call: CallContext,
    bucket: BucketName,
    request_payment_configuration: RequestPaymentConfiguration,
}

impl PutBucketRequestPayment {
    pub(crate) fn new(
        bucket: &Bucket,
        request_payment_configuration: impl Into<RequestPaymentConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            request_payment_configuration: request_payment_configuration.into(),
        }
    }
}

call!(PutBucketRequestPayment -> (), bucket);
presign!(PutBucketRequestPayment);

impl Operation for PutBucketRequestPayment {
    type Output = ();
    const NAME: &'static str = "PutBucketRequestPayment";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("requestPayment", "")
            .xml(
                "RequestPaymentConfiguration",
                &self.request_payment_configuration,
            )
            .content_md5())
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
