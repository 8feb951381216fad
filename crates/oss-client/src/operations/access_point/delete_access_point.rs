//! `DeleteAccessPoint`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse,
};

/// Deletes an access point.
///
/// An access point that is still being created cannot be deleted.
///
/// Needs the permission `oss:DeleteAccessPoint`. OSS may refuse it with `NoSuchAccessPoint`,
/// `NoSuchBucket`. API reference:
/// [DeleteAccessPoint](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteaccesspoint).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_access_point("night-door").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteAccessPoint {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl DeleteAccessPoint {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(DeleteAccessPoint -> (), bucket);
presign!(DeleteAccessPoint);

impl Operation for DeleteAccessPoint {
    type Output = ();
    const NAME: &'static str = "DeleteAccessPoint";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("accessPoint", "")
            .header("x-oss-access-point-name", self.name)
            .idempotency(Idempotency::Checked(Check::Absent)))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
