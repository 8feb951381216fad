//! `GetObjectAcl`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{ObjectAcl, Owner, RequestPayer};

/// Reads the access control list and the owner of an object, or of one of its versions.
///
/// The value `default` means that the list of the bucket applies.
///
/// Needs the permission `oss:GetObjectAcl`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`, `NoSuchKey`. API reference:
/// [GetObjectAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/getobjectacl).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_object_acl("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetObjectAcl {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl GetObjectAcl {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            version_id: None,
            request_payer: None,
        }
    }

    /// The version ID. The default is the current version (parameter `versionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(GetObjectAcl -> GetObjectAclOutput, bucket, key);
presign!(GetObjectAcl);

impl Operation for GetObjectAcl {
    type Output = GetObjectAclOutput;
    const NAME: &'static str = "GetObjectAcl";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.key)?
                .query("acl", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
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
            Ok(GetObjectAclOutput {
                version_id: response.text("x-oss-version-id"),
                acl: root.required("Grant", acl)?,
                owner: root.required("Owner", owner)?,
            })
        })
    }
}

/// What [`GetObjectAcl`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetObjectAclOutput {
    /// The access control list (`Grant` in `AccessControlList`).
    pub acl: ObjectAcl,
    /// The owner of the object (`Owner`).
    pub owner: Owner,
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
}
