//! `PutBucket`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::{Error, Result};
use crate::operation::{Answer, Check, Idempotency, Operation, OperationRequest};
use crate::operations::enums::BucketAclType;
use crate::operations::structures::CreateBucketConfiguration;
use crate::response::Response;
use crate::xml::old_write::OldWriter;

/// Creates a bucket in the region of the endpoint.
///
/// Names are unique over all users: 3 to 63 lower-case letters, digits and hyphens, neither first
/// nor last a hyphen. An account holds at most 100 buckets per region by default. Creating a bucket
/// that one already owns updates its ACL instead of failing.
///
/// Needs the permission `oss:PutBucket`. Protocol: [PutBucket](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucket).
#[derive(Clone)]
pub struct PutBucket {
    /// The bucket.
    pub bucket: BucketName,
    /// Access control list of the bucket; private by default (`x-oss-acl`).
    pub acl: Option<BucketAclType>,
    /// ID of the resource group (`x-oss-resource-group-id`).
    pub resource_group_id: Option<String>,
    /// Storage class and redundancy of the new bucket; Standard and LRS when left out.
    pub create_bucket_configuration: Option<CreateBucketConfiguration>,
    /// Tags of the new bucket, as k1=v1&k2=v2 (`x-oss-bucket-tagging`).
    pub bucket_tagging: Option<String>,
    /// Name of the agentic bucket in which to create the bucket (`x-oss-agentic-bucket`).
    pub agentic_bucket: Option<String>,
}

impl Operation for PutBucket {
    type Output = PutBucketOutput;
    const NAME: &'static str = "PutBucket";
    const ANSWER: Answer = Answer::Nothing;

    fn request(self) -> Result<OperationRequest> {
        if self.bucket.as_str().contains('_') {
            return Err(Error::invalid_field(
                "bucket",
                &self.bucket,
                "only old buckets have an underscore; a new one has a-z, 0-9 and -",
            ));
        }
        let request = OperationRequest::bucket(Method::PUT, self.bucket)
            .optional_header("x-oss-acl", self.acl)
            .optional_header("x-oss-resource-group-id", self.resource_group_id)
            .optional_header("x-oss-bucket-tagging", self.bucket_tagging)
            .optional_header("x-oss-agentic-bucket", self.agentic_bucket)
            .idempotency(Idempotency::Checked(Check::BucketCreated));
        let Some(configuration) = self.create_bucket_configuration else {
            return Ok(request);
        };
        let document =
            OldWriter::document("CreateBucketConfiguration", |xml| configuration.write(xml));
        Ok(request.document("application/xml", document).content_md5())
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(PutBucketOutput {
            request_id: response.request_id(),
        })
    }
}

/// What [`PutBucket`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PutBucketOutput {
    /// The id of the request.
    pub request_id: Option<String>,
}

fields!(PutBucket(bucket: BucketName) {
    acl: BucketAclType,
    resource_group_id: String,
    create_bucket_configuration: CreateBucketConfiguration,
    bucket_tagging: String,
    agentic_bucket: String,
});

impl Bucket {
    /// Creates a bucket in the region of the endpoint. See [`PutBucket`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.put_bucket().acl("private").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_bucket(&self) -> Call<PutBucket> {
        self.client().call(PutBucket::new(self.name().clone()))
    }
}
