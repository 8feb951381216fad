//! `DeleteAccessPointForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{
    Answer, CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse,
};

/// Deletes an access point for object processing.
///
/// Its policy is deleted with it. The function and the access point behind it stay.
///
/// Needs the permission `oss:DeleteAccessPointForObjectProcess`. OSS may refuse it with
/// `NoSuchAccessPointForObjectProcess`, `NoSuchBucket`. API reference:
/// [DeleteAccessPointForObjectProcess](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteaccesspointforobjectprocess).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .delete_access_point_for_object_process("shrink-door")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteAccessPointForObjectProcess {
    call: CallContext,
    bucket: BucketName,
    name: String,
}

impl DeleteAccessPointForObjectProcess {
    pub(crate) fn new(bucket: &Bucket, name: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            name: name.into(),
        }
    }
}

call!(DeleteAccessPointForObjectProcess -> (), bucket);
presign!(DeleteAccessPointForObjectProcess);

impl Operation for DeleteAccessPointForObjectProcess {
    type Output = ();
    const NAME: &'static str = "DeleteAccessPointForObjectProcess";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::DELETE, self.bucket)
            .query("accessPointForObjectProcess", "")
            .header("x-oss-access-point-for-object-process-name", self.name)
            .idempotency(Idempotency::Checked(Check::Absent)))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
