//! `CleanRestoredObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{
    Answer, CallOptions, Idempotency, Operation, OperationRequest, RawResponse,
};
use crate::operations::common::RequestPayer;

/// Ends the time for which a restored object is readable.
///
/// OSS stops charging for the temporary copy. The request fails with `ArchiveRestoreNotFinished`
/// while the object is being restored.
///
/// Needs the permission `oss:CleanRestoredObject`. OSS may refuse it with
/// `ArchiveRestoreFileStale`, `ArchiveRestoreNotFinished`, `NoSuchBucket`, `NoSuchKey`. API
/// reference:
/// [CleanRestoredObject](https://www.alibabacloud.com/help/en/oss/developer-reference/cleanrestoredobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket
///     .clean_restored_object("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CleanRestoredObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl CleanRestoredObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            request_payer: None,
        }
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(CleanRestoredObject -> (), bucket, key);
presign!(CleanRestoredObject);

impl Operation for CleanRestoredObject {
    type Output = ();
    const NAME: &'static str = "CleanRestoredObject";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::POST, self.bucket, self.key)?
                .query("cleanRestoredObject", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer)
                .idempotency(Idempotency::Overwrite),
        )
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
