//! `GetBucketRequestPayment`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::request_payment::Payer;

/// Reads whether the owner of a bucket or the requester pays for requests and traffic.
///
/// A bucket without this setting answers that the owner pays.
///
/// Needs the permission `oss:GetBucketRequestPayment`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [GetBucketRequestPayment](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketrequestpayment).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_request_payment().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketRequestPayment {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketRequestPayment {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketRequestPayment -> GetBucketRequestPaymentOutput, bucket);
presign!(GetBucketRequestPayment);

impl Operation for GetBucketRequestPayment {
    type Output = GetBucketRequestPaymentOutput;
    const NAME: &'static str = "GetBucketRequestPayment";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("requestPayment", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("RequestPaymentConfiguration", |root| {
            let mut payer = None;
            while let Some(mut child) = root.next_child()? {
                if child.name() == "Payer" {
                    child.set(&mut payer)?;
                }
            }
            Ok(GetBucketRequestPaymentOutput {
                payer: root.required("Payer", payer)?,
            })
        })
    }
}

/// What [`GetBucketRequestPayment`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketRequestPaymentOutput {
    /// Who pays for requests and traffic (`Payer`).
    pub payer: Payer,
}
