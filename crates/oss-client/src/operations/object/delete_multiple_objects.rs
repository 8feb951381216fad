//! `DeleteMultipleObjects`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::common::{EncodingType, RequestPayer};
use crate::operations::object::{DeletedObject, NotDeletedObject, ObjectsToDelete};

/// Deletes up to 1,000 objects or versions.
///
/// An object that does not exist is reported as deleted. In quiet mode OSS reports only what it
/// could not delete. In a bucket with versioning, deleting an object without a version ID adds a
/// delete marker.
///
/// Needs the permission `oss:DeleteObject`. OSS may refuse it with `InvalidDigest`, `MalformedXML`,
/// `NoSuchBucket`. API reference:
/// [DeleteMultipleObjects](https://www.alibabacloud.com/help/en/oss/developer-reference/deletemultipleobjects).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let deleted = bucket.delete_multiple_objects(["a.txt", "b.txt"]).send().await?;
/// assert!(deleted.not_deleted.is_empty());
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteMultipleObjects {
    call: CallContext,
    bucket: BucketName,
    encoding_type: Option<EncodingType>,
    request_payer: Option<RequestPayer>,
    bypass_governance_retention: Option<bool>,
    objects: ObjectsToDelete,
}

impl DeleteMultipleObjects {
    pub(crate) fn new(bucket: &Bucket, objects: impl Into<ObjectsToDelete>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            encoding_type: None,
            request_payer: None,
            bypass_governance_retention: None,
            objects: objects.into(),
        }
    }

    /// How OSS encodes the names in the answer. The client asks for `url` and decodes the names,
    /// because XML cannot contain every character (parameter `encoding-type`).
    pub fn encoding_type(mut self, encoding_type: impl IntoField<EncodingType>) -> Self {
        self.encoding_type = encoding_type.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }

    /// Whether to ignore a retention in `GOVERNANCE` mode, which needs a permission of its own
    /// (`x-oss-bypass-governance-retention`).
    pub fn bypass_governance_retention(
        mut self,
        bypass_governance_retention: impl IntoField<bool>,
    ) -> Self {
        self.bypass_governance_retention = bypass_governance_retention.into_field();
        self
    }
}

call!(DeleteMultipleObjects -> DeleteMultipleObjectsOutput, bucket);
presign!(DeleteMultipleObjects);

impl Operation for DeleteMultipleObjects {
    type Output = DeleteMultipleObjectsOutput;
    const NAME: &'static str = "DeleteMultipleObjects";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::POST, self.bucket)
            .query("delete", "")
            .query(
                "encoding-type",
                self.encoding_type.unwrap_or(EncodingType::Url),
            )
            .optional_header("x-oss-request-payer", self.request_payer)
            .optional_header(
                "x-oss-bypass-governance-retention",
                self.bypass_governance_retention,
            )
            .xml("Delete", &self.objects)
            .content_md5()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        let output = response.optional_xml_with("DeleteResult", |root| {
            let mut deleted = Vec::new();
            let mut not_deleted = Vec::new();
            let mut encoding_type = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Deleted" => child.push(&mut deleted)?,
                    "Error" => child.push(&mut not_deleted)?,
                    "EncodingType" => child.set(&mut encoding_type)?,
                    _ => {}
                }
            }
            Ok(DeleteMultipleObjectsOutput {
                deleted,
                not_deleted,
                encoding_type,
            })
        })?;
        by_hand::delete_multiple_objects::output(&response, output)
    }
}

/// What [`DeleteMultipleObjects`] answers.
#[derive(Clone, Debug, Default, Eq, PartialEq)]
#[non_exhaustive]
pub struct DeleteMultipleObjectsOutput {
    /// The objects that were deleted. The list is empty in quiet mode (`Deleted`).
    pub deleted: Vec<DeletedObject>,
    /// The objects of the request that OSS reports as failed, or that it does not mention although
    /// it was not asked to be quiet. They may still exist; delete them again (`Error`).
    pub not_deleted: Vec<NotDeletedObject>,
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
}
