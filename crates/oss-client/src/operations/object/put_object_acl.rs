//! `PutObjectAcl`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Answer, Operation, OperationRequest};
use crate::operations::enums::{ObjectAclType, RequestPayerType};
use crate::response::Response;

/// Sets the access control list of an object or version.
///
/// The ACL travels in a header and there is no body.
///
/// Needs the permission `oss:PutObjectAcl`. Protocol: [PutObjectAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/putobjectacl).
#[derive(Clone)]
pub struct PutObjectAcl {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// Access control list of the object; default by default (`x-oss-object-acl`).
    pub acl: ObjectAclType,
    /// Which version; the current one by default (parameter `versionId`).
    pub version_id: Option<String>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
}

impl Operation for PutObjectAcl {
    type Output = PutObjectAclOutput;
    const NAME: &'static str = "PutObjectAcl";
    const ANSWER: Answer = Answer::Nothing;

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .query("acl", "")
                .header("x-oss-object-acl", self.acl)
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: Response) -> Result<Self::Output> {
        Ok(PutObjectAclOutput {
            request_id: response.request_id(),
            version_id: response.text("x-oss-version-id"),
        })
    }
}

/// What [`PutObjectAcl`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PutObjectAclOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
}

fields!(PutObjectAcl(bucket: BucketName, key: String, acl: ObjectAclType) {
    version_id: String,
    request_payer: RequestPayerType,
});

impl Bucket {
    /// Sets the access control list of an object or version. See [`PutObjectAcl`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// bucket.put_object_acl("exampledir/exampleobject.txt", "private").send().await?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn put_object_acl(
        &self,
        key: impl Into<String>,
        acl: impl Into<ObjectAclType>,
    ) -> Call<PutObjectAcl> {
        self.client()
            .call(PutObjectAcl::new(self.name().clone(), key, acl))
    }
}
