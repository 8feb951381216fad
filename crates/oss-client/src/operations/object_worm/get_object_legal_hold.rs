//! `GetObjectLegalHold`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_worm::LegalHold;

/// Reads whether an object, or one of its versions, is under legal hold.
///
/// The request fails if the object was never under legal hold.
///
/// Needs the permission `oss:GetObjectLegalHold`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`, `NoSuchKey`. API reference:
/// [GetObjectLegalHold](https://www.alibabacloud.com/help/en/oss/developer-reference/getobjectlegalhold).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_object_legal_hold("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetObjectLegalHold {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
}

impl GetObjectLegalHold {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
        }
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }
}

call!(GetObjectLegalHold -> LegalHold, bucket, key);
presign!(GetObjectLegalHold);

impl Operation for GetObjectLegalHold {
    type Output = LegalHold;
    const NAME: &'static str = "GetObjectLegalHold";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.key)?
                .query("legalHold", "")
                .optional_query("versionId", self.version_id),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("LegalHold")
    }
}
