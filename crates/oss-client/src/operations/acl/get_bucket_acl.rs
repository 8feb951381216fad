//! `GetBucketAcl`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{BucketAcl, Owner};

/// Reads the access control list and the owner of a bucket.
///
/// The list also applies to the objects of the bucket whose own list is `default`.
///
/// Needs the permission `oss:GetBucketAcl`. OSS may refuse it with `AccessDenied`,
/// `InvalidArgument`, `NoSuchBucket`. API reference:
/// [GetBucketAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/getbucketacl).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.get_bucket_acl().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetBucketAcl {
    call: CallContext,
    bucket: BucketName,
}

impl GetBucketAcl {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
        }
    }
}

call!(GetBucketAcl -> GetBucketAclOutput, bucket);
presign!(GetBucketAcl);

impl Operation for GetBucketAcl {
    type Output = GetBucketAclOutput;
    const NAME: &'static str = "GetBucketAcl";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket).query("acl", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("AccessControlPolicy", |root| {
            let mut acl = None;
            let mut owner = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Owner" => child.set(&mut owner)?,
                    "AccessControlList" => {
                        while let Some(mut inner) = child.next_child()? {
                            if inner.name() == "Grant" {
                                inner.set(&mut acl)?;
                            }
                        }
                    }
                    _ => {}
                }
            }
            Ok(GetBucketAclOutput {
                acl: root.required("Grant", acl)?,
                owner: root.required("Owner", owner)?,
            })
        })
    }
}

/// What [`GetBucketAcl`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetBucketAclOutput {
    /// The access control list (`Grant` in `AccessControlList`).
    pub acl: BucketAcl,
    /// The owner of the bucket (`Owner`).
    pub owner: Owner,
}
