//! `PutObjectAcl`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{ObjectAcl, RequestPayer};

/// Sets the access control list of an object, or of one of its versions.
///
/// An object's own list takes precedence over the list of its bucket, unless it is `default`.
///
/// Needs the permission `oss:PutObjectAcl`. OSS may refuse it with `InvalidArgument`, `NoSuchKey`.
/// API reference:
/// [PutObjectAcl](https://www.alibabacloud.com/help/en/oss/developer-reference/putobjectacl).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::common::ObjectAcl;
///
/// let response = bucket
///     .put_object_acl("exampledir/exampleobject.txt", ObjectAcl::Private)
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutObjectAcl {
    call: CallContext,
    bucket: BucketName,
    key: String,
    acl: ObjectAcl,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl PutObjectAcl {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>, acl: impl Into<ObjectAcl>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            acl: acl.into(),
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

call!(PutObjectAcl -> PutObjectAclOutput, bucket, key);
presign!(PutObjectAcl);

impl Operation for PutObjectAcl {
    type Output = PutObjectAclOutput;
    const NAME: &'static str = "PutObjectAcl";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.key)?
                .query("acl", "")
                .header("x-oss-object-acl", self.acl)
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(PutObjectAclOutput {
            version_id: response.text("x-oss-version-id"),
        })
    }
}

/// What [`PutObjectAcl`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PutObjectAclOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
}
