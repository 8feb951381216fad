//! `AbortMultipartUpload`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{
    Answer, CallOptions, Check, Idempotency, Operation, OperationRequest, RawResponse,
};
use crate::operations::common::RequestPayer;

/// Aborts a multipart upload and deletes its parts.
///
/// If a part was being uploaded at the same time, it may be left over, and the upload must be
/// aborted again.
///
/// Needs the permission `oss:AbortMultipartUpload`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`, `NoSuchUpload`. API reference:
/// [AbortMultipartUpload](https://www.alibabacloud.com/help/en/oss/developer-reference/abortmultipartupload).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .abort_multipart_upload(
///         "exampledir/exampleobject.txt",
///         "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct AbortMultipartUpload {
    call: CallContext,
    bucket: BucketName,
    key: String,
    upload_id: String,
    request_payer: Option<RequestPayer>,
}

impl AbortMultipartUpload {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        upload_id: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            upload_id: upload_id.into(),
            request_payer: None,
        }
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(AbortMultipartUpload -> (), bucket, key);
presign!(AbortMultipartUpload);

impl Operation for AbortMultipartUpload {
    type Output = ();
    const NAME: &'static str = "AbortMultipartUpload";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::DELETE, self.bucket, self.key)?
                .query("uploadId", self.upload_id)
                .optional_header("x-oss-request-payer", self.request_payer)
                .idempotency(Idempotency::Checked(Check::Absent)),
        )
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
