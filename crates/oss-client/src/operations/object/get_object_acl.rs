//! `GetObjectAcl`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::enums::{ObjectAclType, RequestPayerType};
use crate::operations::structures::Owner;
use crate::response::Response;

/// Reads the access control list of an object or version.
///
/// The value default means that the bucket's ACL applies.
///
/// Needs the permission `oss:GetObjectAcl`. Protocol: [GetObjectAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/getobjectacl).
#[derive(Clone)]
pub struct GetObjectAcl {
    /// The bucket.
    pub bucket: BucketName,
    /// The key.
    pub key: String,
    /// Which version; the current one by default (parameter `versionId`).
    pub version_id: Option<String>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
}

impl Operation for GetObjectAcl {
    type Output = GetObjectAclOutput;
    const NAME: &'static str = "GetObjectAcl";

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.key)?
                .query("acl", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: Response) -> Result<Self::Output> {
        let root = response.xml("AccessControlPolicy")?;
        Ok(GetObjectAclOutput {
            request_id: response.request_id(),
            acl: root
                .child("AccessControlList")
                .and_then(|list| list.choice("Grant")),
            owner: root.child("Owner").map(Owner::read),
            version_id: response.text("x-oss-version-id"),
        })
    }
}

/// What [`GetObjectAcl`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetObjectAclOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// The access control list.
    pub acl: Option<ObjectAclType>,
    /// Owner.
    pub owner: Option<Owner>,
    /// Version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
}

fields!(GetObjectAcl(bucket: BucketName, key: String) {
    version_id: String,
    request_payer: RequestPayerType,
});

impl Bucket {
    /// Reads the access control list of an object or version. See [`GetObjectAcl`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let acl = bucket.get_object_acl("exampledir/exampleobject.txt").send().await?.acl;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_object_acl(&self, key: impl Into<String>) -> Call<GetObjectAcl> {
        self.client()
            .call(GetObjectAcl::new(self.name().clone(), key))
    }
}
