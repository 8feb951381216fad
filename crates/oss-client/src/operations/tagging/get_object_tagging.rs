//! `GetObjectTagging`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{RequestPayer, Tag};

/// Reads the tags of an object, or of one of its versions.
///
/// The list is empty if the object has no tags.
///
/// Needs the permission `oss:GetObjectTagging`. OSS may refuse it with `NoSuchBucket`, `NoSuchKey`.
/// API reference:
/// [GetObjectTagging](https://www.alibabacloud.com/help/en/oss/developer-reference/getobjecttagging).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_object_tagging("exampledir/exampleobject.txt")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetObjectTagging {
    call: CallContext,
    bucket: BucketName,
    key: String,
    version_id: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl GetObjectTagging {
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

call!(GetObjectTagging -> GetObjectTaggingOutput, bucket, key);
presign!(GetObjectTagging);

impl Operation for GetObjectTagging {
    type Output = GetObjectTaggingOutput;
    const NAME: &'static str = "GetObjectTagging";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.key)?
                .query("tagging", "")
                .optional_query("versionId", self.version_id)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("Tagging", |root| {
            let mut tags = Vec::new();
            while let Some(mut child) = root.next_child()? {
                if child.name() == "TagSet" {
                    child.list("Tag", &mut tags)?;
                }
            }
            Ok(GetObjectTaggingOutput {
                version_id: response.text("x-oss-version-id"),
                tags,
            })
        })
    }
}

/// What [`GetObjectTagging`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetObjectTaggingOutput {
    /// The version ID of the object (`x-oss-version-id`).
    pub version_id: Option<String>,
    /// The tags of the object (`Tag` in `TagSet`).
    pub tags: Vec<Tag>,
}
