//! `PutObjectLegalHold`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_worm::LegalHold;

/// Places an object, or one of its versions, under legal hold, or ends the hold.
///
/// A legal hold has no end date and is independent of the retention of the object.
///
/// Needs the permission `oss:PutObjectLegalHold`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchKey`. API reference:
/// [PutObjectLegalHold](https://www.alibabacloud.com/help/en/oss/developer-reference/putobjectlegalhold).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::LegalHoldStatus;
/// use oss_client::operations::object_worm::LegalHold;
///
/// bucket
///     .put_object_legal_hold(
///         "exampledir/exampleobject.txt",
///         LegalHold::new(LegalHoldStatus::On),
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutObjectLegalHold {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    legal_hold: LegalHold,
}

impl PutObjectLegalHold {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        legal_hold: impl Into<LegalHold>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            legal_hold: legal_hold.into(),
        }
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }
}

call!(PutObjectLegalHold -> (), bucket, key);
presign!(PutObjectLegalHold);

impl Operation for PutObjectLegalHold {
    type Output = ();
    const NAME: &'static str = "PutObjectLegalHold";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .query("legalHold", "")
                .optional_query("versionId", self.version_id)
                .xml("LegalHold", &self.legal_hold)
                .content_md5(),
        )
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
