//! `GetObjectRetention`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_worm::Retention;

/// Reads the retention of an object, or of one of its versions.
///
/// The request fails if the object has no retention.
///
/// Needs the permission `oss:GetObjectRetention`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`, `NoSuchKey`. API reference:
/// [GetObjectRetention](https://www.alibabacloud.com/help/en/oss/developer-reference/getobjectretention).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_object_retention("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetObjectRetention {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
}

impl GetObjectRetention {
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

call!(GetObjectRetention -> Retention, bucket, key);
presign!(GetObjectRetention);

impl Operation for GetObjectRetention {
    type Output = Retention;
    const NAME: &'static str = "GetObjectRetention";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.key)?
                .query("retention", "")
                .optional_query("versionId", self.version_id),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("Retention")
    }
}
