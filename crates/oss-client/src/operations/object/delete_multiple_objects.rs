//! `DeleteMultipleObjects`.

use std::collections::HashSet;

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Idempotency, Operation, OperationRequest};
use crate::operations::enums::{EncodingType, RequestPayerType};
use crate::operations::names::Names;
use crate::operations::structures::{Delete, DeletedObject, NotDeletedObject};
use crate::response::Response;
use crate::xml::old_write::OldWriter;
use crate::xml::tree::{self, Element};

/// Deletes up to 1,000 objects or versions in one request.
///
/// Content-MD5 is mandatory and the body is at most 2 MB. Quiet mode answers with an empty body
/// when all went well. Keys that did not exist are reported as deleted.
///
/// Needs the permission `oss:DeleteObject`.
/// Protocol: [DeleteMultipleObjects](https://www.alibabacloud.com/help/en/oss/developer-reference/deletemultipleobjects).
#[derive(Clone)]
pub struct DeleteMultipleObjects {
    /// The bucket.
    pub bucket: BucketName,
    /// Encoding of names in the answer; SDKs always ask for url and decode (parameter
    /// `encoding-type`).
    pub encoding_type: Option<EncodingType>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
    /// Whether to pass over GOVERNANCE retention; needs its own permission
    /// (`x-oss-bypass-governance-retention`).
    pub bypass_governance_retention: Option<bool>,
    /// The objects to delete.
    pub delete: Delete,
}

impl Operation for DeleteMultipleObjects {
    type Output = DeleteMultipleObjectsOutput;
    const NAME: &'static str = "DeleteMultipleObjects";

    fn request(self) -> Result<OperationRequest> {
        let document = OldWriter::document("Delete", |xml| self.delete.write(xml));
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
            .document("application/xml", document)
            .content_md5()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(response: Response) -> Result<Self::Output> {
        let root = response.optional_xml("DeleteResult")?.unwrap_or_default();
        let names = Names::of(&root);
        Ok(DeleteMultipleObjectsOutput {
            request_id: response.request_id(),
            deleted_objects: root
                .children("Deleted")
                .map(|item| DeletedObject::read(item, names))
                .collect::<Result<_>>()?,
            not_deleted: not_deleted(response.request_document(), &root, names)?,
            encoding_type: root.choice("EncodingType"),
        })
    }
}

/// The objects of the request that the response reports as failed, or does not mention although it
/// should. Others may have been deleted, so this is no error of the call.
fn not_deleted(
    request: Option<&[u8]>,
    root: &Element<'_>,
    names: Names,
) -> Result<Vec<NotDeletedObject>> {
    let mut failed = root
        .children("Error")
        .map(|item| NotDeletedObject::read(item, names))
        .collect::<Result<Vec<_>>>()?;
    let Some(requested) = request.map(tree::parse).transpose()? else {
        return Ok(failed);
    };
    if requested.boolean("Quiet")? == Some(true) {
        return Ok(failed);
    }
    let mut reported = HashSet::new();
    for item in root.children("Deleted").chain(root.children("Error")) {
        reported.extend(names.decode(item.text("Key"))?);
    }
    for object in requested.children("Object") {
        if object
            .text("Key")
            .is_some_and(|key| !reported.contains(&key))
        {
            failed.push(NotDeletedObject::read(object, Names::Plain)?);
        }
    }
    if !failed.is_empty() {
        tracing::warn!(count = failed.len(), "objects were not reported as deleted");
    }
    Ok(failed)
}

/// What [`DeleteMultipleObjects`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteMultipleObjectsOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// One deleted object.
    pub deleted_objects: Vec<DeletedObject>,
    /// Objects of the request that the server reports as failed, or that it does not mention although
    /// not asked to be quiet. They may still exist; delete them again.
    pub not_deleted: Vec<NotDeletedObject>,
    /// How names in the answer are encoded; url means percent-encoded.
    pub encoding_type: Option<EncodingType>,
}

fields!(DeleteMultipleObjects(bucket: BucketName, delete: Delete) {
    encoding_type: EncodingType,
    request_payer: RequestPayerType,
    bypass_governance_retention: bool,
});

impl Bucket {
    /// Deletes up to 1,000 objects or versions in one request. See [`DeleteMultipleObjects`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let deleted = bucket.delete_multiple_objects(["a.txt", "b.txt"]).send().await?;
    /// assert_eq!(deleted.deleted_objects.len(), 2);
    /// # Ok(())
    /// # }
    /// ```
    pub fn delete_multiple_objects(
        &self,
        delete: impl Into<Delete>,
    ) -> Call<DeleteMultipleObjects> {
        self.client()
            .call(DeleteMultipleObjects::new(self.name().clone(), delete))
    }
}
