//! `DeleteObject`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Answer, Operation, OperationRequest};
use crate::operations::enums::RequestPayerType;
use crate::response::Response;

/// Deletes an object, or one version of it.
///
/// 204 also when the object did not exist. In a bucket with versioning, without a version ID a
/// delete marker is added and nothing is removed.
///
/// Needs the permission `oss:DeleteObject`. Protocol: [DeleteObject](https://www.alibabacloud.com/help/en/oss/developer-reference/deleteobject).
#[derive(Clone)]
pub struct DeleteObject {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// Which version; the current one by default (parameter `versionId`).
    pub version_id: Option<String>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
    /// Whether to pass over GOVERNANCE retention; needs its own permission
    /// (`x-oss-bypass-governance-retention`).
    pub bypass_governance_retention: Option<bool>,
}

impl Operation for DeleteObject {
    type Output = DeleteObjectOutput;
    const NAME: &'static str = "DeleteObject";
    const ANSWER: Answer = Answer::Nothing;

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::DELETE, self.bucket, self.key)?
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer)
                .optional_header(
                    "x-oss-bypass-governance-retention",
                    self.bypass_governance_retention,
                ),
        )
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(DeleteObjectOutput {
            request_id: response.request_id(),
            version_id: response.text("x-oss-version-id"),
            delete_marker: response.boolean("x-oss-delete-marker"),
        })
    }
}

/// What [`DeleteObject`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteObjectOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// Whether the version is, or the call made, a delete marker (`x-oss-delete-marker`).
    pub delete_marker: Option<bool>,
}

fields!(DeleteObject(bucket: BucketName, key: String) {
    version_id: String,
    request_payer: RequestPayerType,
    bypass_governance_retention: bool,
});

impl Bucket {
    /// Deletes an object, or one version of it. See [`DeleteObject`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.delete_object("exampledir/exampleobject.txt").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_object(&self, key: impl Into<String>) -> Call<DeleteObject> {
        self.client()
            .call(DeleteObject::new(self.name().clone(), key))
    }
}
