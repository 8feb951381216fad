//! `GetBucketAcl`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::enums::BucketAclType;
use crate::operations::structures::Owner;
use crate::response::Response;

/// Reads the access control list and the owner of a bucket.
///
/// Objects whose own ACL is "default" follow this value.
///
/// Needs the permission `oss:GetBucketAcl`. Protocol: [GetBucketAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketacl).
#[derive(Clone)]
pub struct GetBucketAcl {
    /// The bucket.
    pub bucket: BucketName,
}

impl Operation for GetBucketAcl {
    type Output = GetBucketAclOutput;
    const NAME: &'static str = "GetBucketAcl";

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("acl", ""))
    }

    fn response(response: Response) -> Result<Self::Output> {
        let root = response.xml("AccessControlPolicy")?;
        Ok(GetBucketAclOutput {
            request_id: response.request_id(),
            acl: root
                .child("AccessControlList")
                .and_then(|list| list.choice("Grant")),
            owner: root.child("Owner").map(Owner::read),
        })
    }
}

/// What [`GetBucketAcl`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GetBucketAclOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// The access control list.
    pub acl: Option<BucketAclType>,
    /// Owner.
    pub owner: Option<Owner>,
}

fields!(GetBucketAcl(bucket: BucketName) {
});

impl Bucket {
    /// Reads the access control list and the owner of a bucket. See [`GetBucketAcl`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let acl = bucket.get_bucket_acl().send().await?.acl;
    /// # Ok(())
    /// # }
    /// ```
    pub fn get_bucket_acl(&self) -> Call<GetBucketAcl> {
        self.client().call(GetBucketAcl::new(self.name().clone()))
    }
}
