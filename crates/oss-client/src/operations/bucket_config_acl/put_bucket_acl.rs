//! `PutBucketAcl`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Answer, Operation, OperationRequest};
use crate::operations::enums::BucketAclType;
use crate::response::Response;

/// Sets the access control list of a bucket.
///
/// The ACL travels in a header and there is no body. Public values are refused while a block of
/// public access is on.
///
/// Needs the permission `oss:PutBucketAcl`. Protocol: [PutBucketAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/putbucketacl).
#[derive(Clone)]
pub struct PutBucketAcl {
    /// The bucket.
    pub bucket: BucketName,
    /// Access control list of the bucket; private by default (`x-oss-acl`).
    pub acl: BucketAclType,
}

impl Operation for PutBucketAcl {
    type Output = PutBucketAclOutput;
    const NAME: &'static str = "PutBucketAcl";
    const ANSWER: Answer = Answer::Nothing;

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::PUT, self.bucket)
            .query("acl", "")
            .header("x-oss-acl", self.acl))
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(PutBucketAclOutput {
            request_id: response.request_id(),
        })
    }
}

/// What [`PutBucketAcl`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PutBucketAclOutput {
    /// The id of the request.
    pub request_id: Option<String>,
}

fields!(PutBucketAcl(bucket: BucketName, acl: BucketAclType) {
});

impl Bucket {
    /// Sets the access control list of a bucket. See [`PutBucketAcl`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.put_bucket_acl("private").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_bucket_acl(&self, acl: impl Into<BucketAclType>) -> Call<PutBucketAcl> {
        self.client()
            .call(PutBucketAcl::new(self.name().clone(), acl))
    }
}
