//! `RestoreObject`.

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
use crate::operations::restore::{RestoreRequest, RestoreTier};

/// Makes an object in an archive storage class readable for some days.
///
/// Restoring takes from a minute to two days, depending on the storage class and the tier. The
/// request fails with `RestoreAlreadyInProgress` while the object is being restored. Restoring an
/// object that is already restored lengthens the time.
///
/// Needs the permission `oss:RestoreObject`. OSS may refuse it with `NoSuchKey`,
/// `OperationNotSupported`, `RestoreAlreadyInProgress`. API reference:
/// [RestoreObject](https://www.alibabacloud.com/help/en/oss/developer-reference/restoreobject).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .restore_object("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct RestoreObject {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
    settings: Option<RestoreRequest>,
}

impl RestoreObject {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            request_payer: None,
            settings: None,
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

    /// For how long and how fast the object is restored (`RestoreRequest`).
    pub fn settings(mut self, settings: impl IntoField<RestoreRequest>) -> Self {
        self.settings = settings.into_field();
        self
    }
}

call!(RestoreObject -> RestoreObjectOutput, bucket, key);
presign!(RestoreObject);

impl Operation for RestoreObject {
    type Output = RestoreObjectOutput;
    const NAME: &'static str = "RestoreObject";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::POST, self.bucket, self.key)?
                .query("restore", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer)
                .optional_xml("RestoreRequest", self.settings.as_ref())
                .content_md5()
                .idempotency(Idempotency::Checked(Check::RestoreStarted)),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(RestoreObjectOutput {
            version_id: response.text("x-oss-version-id"),
            restore_priority: response.choice("x-oss-object-restore-priority"),
        })
    }
}

/// What [`RestoreObject`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct RestoreObjectOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// How fast the object is restored (`x-oss-object-restore-priority`).
    pub restore_priority: Option<RestoreTier>,
}
