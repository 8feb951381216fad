//! `PutBucketVersioning`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Answer, Operation, OperationRequest};
use crate::operations::structures::VersioningConfiguration;
use crate::response::Response;
use crate::xml::old_write::OldWriter;

/// Enables or suspends versioning for a bucket.
///
/// Once enabled, versioning can be suspended but never removed. It cannot be combined with a
/// retention policy that forbids it.
///
/// Needs the permission `oss:PutBucketVersioning`.
/// Protocol: [PutBucketVersioning](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketversioning).
#[derive(Clone)]
pub struct PutBucketVersioning {
    /// The bucket.
    pub bucket: BucketName,
    /// The versioning state to set.
    pub versioning_configuration: VersioningConfiguration,
}

impl Operation for PutBucketVersioning {
    type Output = PutBucketVersioningOutput;
    const NAME: &'static str = "PutBucketVersioning";
    const ANSWER: Answer = Answer::Nothing;

    fn request(self) -> Result<OperationRequest> {
        let document = OldWriter::document("VersioningConfiguration", |xml| {
            self.versioning_configuration.write(xml);
        });
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("versioning", "")
            .document("application/xml", document)
            .content_md5())
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(PutBucketVersioningOutput {
            request_id: response.request_id(),
        })
    }
}

/// What [`PutBucketVersioning`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PutBucketVersioningOutput {
    /// The id of the request.
    pub request_id: Option<String>,
}

fields!(PutBucketVersioning(bucket: BucketName, versioning_configuration: VersioningConfiguration) {
});

impl Bucket {
    /// Enables or suspends versioning for a bucket. See [`PutBucketVersioning`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.put_bucket_versioning("Enabled").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_bucket_versioning(
        &self,
        versioning_configuration: impl Into<VersioningConfiguration>,
    ) -> Call<PutBucketVersioning> {
        self.client().call(PutBucketVersioning::new(
            self.name().clone(),
            versioning_configuration,
        ))
    }
}
