//! `DeleteMultipleObjects`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Idempotency, Operation, OperationRequest};
use crate::operations::enums::{EncodingType, RequestPayerType};
use crate::operations::names::Names;
use crate::operations::structures::{Delete, DeletedObject};
use crate::response::Response;
use crate::xml::XmlWriter;

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
        let document = XmlWriter::document("Delete", |xml| self.delete.write(xml));
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
        let root = response.xml("DeleteResult")?;
        let names = Names::of(&root);
        Ok(DeleteMultipleObjectsOutput {
            request_id: response.request_id(),
            deleted_objects: root
                .children("Deleted")
                .map(|item| DeletedObject::read(item, names))
                .collect::<Result<_>>()?,
            encoding_type: root.choice("EncodingType"),
        })
    }
}

/// What [`DeleteMultipleObjects`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteMultipleObjectsOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// One deleted object.
    pub deleted_objects: Vec<DeletedObject>,
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
