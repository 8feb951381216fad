//! `GetSymlink`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::RequestPayer;

/// Reads the target of a symbolic link.
///
/// The request fails with `NotSymlink` if the object is not a symbolic link.
///
/// Needs the permission `oss:GetObject`. OSS may refuse it with `NoSuchBucket`, `NoSuchKey`,
/// `NotSymlink`. API reference:
/// [GetSymlink](https://www.alibabacloud.com/help/en/oss/developer-reference/getsymlink).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_symlink("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetSymlink {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl GetSymlink {
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

call!(GetSymlink -> GetSymlinkOutput, bucket, key);
presign!(GetSymlink);

impl Operation for GetSymlink {
    type Output = GetSymlinkOutput;
    const NAME: &'static str = "GetSymlink";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.key)?
                .query("symlink", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(GetSymlinkOutput {
            version_id: response.text("x-oss-version-id"),
            target: response.required(
                "x-oss-symlink-target",
                response.percent_decoded("x-oss-symlink-target"),
            )?,
            etag: response.etag("etag"),
            metadata: response.user_metadata("x-oss-meta-"),
        })
    }
}

/// What [`GetSymlink`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetSymlinkOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// The key of the target (`x-oss-symlink-target`).
    pub target: String,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`). The answers of only some servers have it.
    pub etag: Option<ETag>,
    /// The user metadata. Names are case-insensitive. All names and values together can have up to
    /// 8 KiB (`x-oss-meta-*`).
    pub metadata: BTreeMap<String, String>,
}
