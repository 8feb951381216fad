//! `CreateSelectObjectMeta`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Idempotency, Operation, OperationRequest, RawResponse};
use crate::operations::by_hand;
use crate::operations::select::{CsvMetaRequest, JsonMetaRequest};

/// Counts the rows of a CSV or JSON object and remembers where they begin.
///
/// Afterwards SelectObject can query ranges of rows. OSS stores the result with the object and
/// counts again only if it is told to overwrite it.
///
/// Needs the permissions `oss:GetObject` and `oss:PutObject`. OSS may refuse it with
/// `InvalidCsvLine`, `InvalidJsonData`, `NoSuchKey`. API reference:
/// [CreateSelectObjectMeta](https://www.alibabacloud.com/help/en/oss/developer-reference/createselectobjectmeta).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::select::{CsvMetaRequest, SelectCompression, SelectMetaCsvInput, SelectMetaInputSerialization};
///
/// let response = bucket
///     .create_select_object_meta("exampledir/exampleobject.txt")
///     .csv_meta_request(
///         CsvMetaRequest::new()
///             .input_serialization(
///                 SelectMetaInputSerialization::new()
///                     .csv(
///                         SelectMetaCsvInput::new()
///                             .record_delimiter("\n")
///                             .field_delimiter(",")
///                             .quote_character("\""),
///                     )
///                     .compression_type(SelectCompression::None),
///             )
///             .overwrite_if_exists(true),
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct CreateSelectObjectMeta {
    call: CallContext,
    pub(in crate::operations) bucket: BucketName,
    pub(in crate::operations) key: String,
    pub(in crate::operations) csv_meta_request: Option<CsvMetaRequest>,
    pub(in crate::operations) json_meta_request: Option<JsonMetaRequest>,
}

impl CreateSelectObjectMeta {
    pub(crate) fn new(bucket: &Bucket, key: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            csv_meta_request: None,
            json_meta_request: None,
        }
    }

    /// How the rows of a CSV object are counted (`CsvMetaRequest`).
    pub fn csv_meta_request(mut self, csv_meta_request: impl IntoField<CsvMetaRequest>) -> Self {
        self.csv_meta_request = csv_meta_request.into_field();
        self
    }

    /// How the rows of a JSON object are counted (`JsonMetaRequest`).
    pub fn json_meta_request(mut self, json_meta_request: impl IntoField<JsonMetaRequest>) -> Self {
        self.json_meta_request = json_meta_request.into_field();
        self
    }
}

call!(CreateSelectObjectMeta -> CreateSelectObjectMetaOutput, bucket, key);
presign!(CreateSelectObjectMeta);

impl Operation for CreateSelectObjectMeta {
    type Output = CreateSelectObjectMetaOutput;
    const NAME: &'static str = "CreateSelectObjectMeta";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        let request = by_hand::create_select_object_meta::request(
            &self,
            OperationRequest::object(Method::POST, self.bucket.clone(), self.key.clone())?,
        )?;
        Ok(request
            .optional_xml("CsvMetaRequest", self.csv_meta_request.as_ref())
            .optional_xml("JsonMetaRequest", self.json_meta_request.as_ref())
            .content_md5()
            .idempotency(Idempotency::Overwrite))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        by_hand::create_select_object_meta::response(response)
    }
}

/// What [`CreateSelectObjectMeta`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct CreateSelectObjectMetaOutput {
    /// The position of the last frame, in bytes (`offset`).
    pub offset: u64,
    /// The number of bytes that were read (`total_scanned`).
    pub total_scanned: u64,
    /// The status of the request, from the last frame (`status`).
    pub status: u32,
    /// The number of splits, which are groups of rows (`splits_count`).
    pub splits_count: u32,
    /// The number of rows (`rows_count`).
    pub rows_count: u64,
    /// The number of columns in the first row (`columns_count`). A JSON file has no columns.
    pub columns_count: Option<u32>,
    /// The error message. It is empty if the query succeeded (`error_message`).
    pub error_message: String,
}
