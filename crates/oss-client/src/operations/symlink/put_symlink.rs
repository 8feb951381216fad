//! `PutSymlink`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::collections::BTreeMap;

use http::Method;
use oss_sign::{BucketName, encode};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::common::{ObjectAcl, RequestPayer, StorageClass};

/// Creates a symbolic link, which points to another object of the bucket.
///
/// OSS does not check whether the target exists. The target cannot be a symbolic link itself.
///
/// Needs the permission `oss:PutObject`. OSS may refuse it with `FileAlreadyExists`,
/// `InvalidArgument`, `NoSuchBucket`. API reference:
/// [PutSymlink](https://www.alibabacloud.com/help/en/oss/developer-reference/putsymlink).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .put_symlink(
///         "exampledir/exampleobject.txt",
///         "reports/2031/q1 summary.csv",
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutSymlink {
    call: CallContext,
    pub(in crate::operations) bucket: BucketName,
    pub(in crate::operations) key: String,
    pub(in crate::operations) target: String,
    pub(in crate::operations) forbid_overwrite: Option<bool>,
    pub(in crate::operations) acl: Option<ObjectAcl>,
    pub(in crate::operations) storage_class: Option<StorageClass>,
    pub(in crate::operations) metadata: BTreeMap<String, String>,
    pub(in crate::operations) request_payer: Option<RequestPayer>,
}

impl PutSymlink {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>, target: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            target: target.into(),
            forbid_overwrite: None,
            acl: None,
            storage_class: None,
            metadata: BTreeMap::new(),
            request_payer: None,
        }
    }

    /// Whether the request fails with `FileAlreadyExists` if the object already exists. It has no
    /// effect in a bucket with versioning (`x-oss-forbid-overwrite`).
    pub fn forbid_overwrite(mut self, forbid_overwrite: impl IntoField<bool>) -> Self {
        self.forbid_overwrite = forbid_overwrite.into_field();
        self
    }

    /// The access control list of the object. By default the list of the bucket applies
    /// (`x-oss-object-acl`).
    pub fn acl(mut self, acl: impl IntoField<ObjectAcl>) -> Self {
        self.acl = acl.into_field();
        self
    }

    /// The storage class. The default is that of the bucket (`x-oss-storage-class`).
    pub fn storage_class(mut self, storage_class: impl IntoField<StorageClass>) -> Self {
        self.storage_class = storage_class.into_field();
        self
    }

    /// The user metadata. Names are case-insensitive. All names and values together can have up to
    /// 8 KiB (`x-oss-meta-*`).
    pub fn metadata(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.metadata.insert(name.into(), value.into());
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(PutSymlink -> PutSymlinkOutput, bucket, key);
presign!(PutSymlink);

impl Operation for PutSymlink {
    type Output = PutSymlinkOutput;
    const NAME: &'static str = "PutSymlink";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        let request = by_hand::put_symlink::request(
            &self,
            OperationRequest::object(Method::PUT, self.bucket.clone(), self.key.clone())?,
        )?;
        Ok(request
            .query("symlink", "")
            .header("x-oss-symlink-target", encode::percent_encode(&self.target))
            .optional_header("x-oss-forbid-overwrite", self.forbid_overwrite)
            .optional_header("x-oss-object-acl", self.acl)
            .optional_header("x-oss-storage-class", self.storage_class)
            .user_metadata("x-oss-meta-", self.metadata)
            .optional_header("x-oss-request-payer", self.request_payer))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        Ok(PutSymlinkOutput {
            version_id: response.text("x-oss-version-id"),
        })
    }
}

/// What [`PutSymlink`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PutSymlinkOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
}
