//! `GetBucketVersioning`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::enums::VersioningStatusType;
use crate::response::Response;

/// Reads the versioning state of a bucket.
///
/// The status is absent in a bucket that never had versioning.
///
/// Needs the permission `oss:GetBucketVersioning`.
/// Protocol: [GetBucketVersioning](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketversioning).
#[derive(Clone)]
pub struct GetBucketVersioning {
    /// The bucket.
    pub bucket: BucketName,
}

impl Operation for GetBucketVersioning {
    type Output = GetBucketVersioningOutput;
    const NAME: &'static str = "GetBucketVersioning";

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("versioning", ""))
    }

    fn response(response: Response) -> Result<Self::Output> {
        let root = response.xml("VersioningConfiguration")?;
        Ok(GetBucketVersioningOutput {
            request_id: response.request_id(),
            status: root.choice("Status"),
        })
    }
}

/// What [`GetBucketVersioning`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetBucketVersioningOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Versioning state; absent when never set.
    pub status: Option<VersioningStatusType>,
}

fields!(GetBucketVersioning(bucket: BucketName) {
});

impl Bucket {
    /// Reads the versioning state of a bucket. See [`GetBucketVersioning`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let status = bucket.get_bucket_versioning().send().await?.status;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_bucket_versioning(&self) -> Call<GetBucketVersioning> {
        self.client()
            .call(GetBucketVersioning::new(self.name().clone()))
    }
}
