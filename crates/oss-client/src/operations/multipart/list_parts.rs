//! `ListParts`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{EncodingType, RequestPayer, StorageClass};
use crate::operations::multipart::Part;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the parts of a multipart upload.
///
/// OSS sorts the parts by their numbers.
///
/// Needs the permission `oss:ListParts`. OSS may refuse it with `NoSuchBucket`, `NoSuchUpload`. API
/// reference: [ListParts](https://www.alibabacloud.com/help/en/oss/developer-reference/listparts).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .list_parts(
///         "exampledir/exampleobject.txt",
///         "0F7B2C9A4D8E4E0FA1B2C3D4E5F60718",
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListParts {
    call: CallContext,
    bucket: BucketName,
    key: String,
    upload_id: String,
    encoding_type: Option<EncodingType>,
    max_parts: Option<u32>,
    part_number_marker: Option<u32>,
    request_payer: Option<RequestPayer>,
}

impl ListParts {
    pub(crate) fn new(
        bucket: &Bucket,
        key: impl Into<String>,
        upload_id: impl Into<String>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            key: key.into(),
            upload_id: upload_id.into(),
            encoding_type: None,
            max_parts: None,
            part_number_marker: None,
            request_payer: None,
        }
    }

    /// How OSS encodes the names in the answer. The client asks for `url` and decodes the names,
    /// because XML cannot contain every character (parameter `encoding-type`).
    pub fn encoding_type(mut self, encoding_type: impl IntoField<EncodingType>) -> Self {
        self.encoding_type = encoding_type.into_field();
        self
    }

    /// The limit of the number of parts on a page, from 1 to 1,000. The default is 1,000 (parameter
    /// `max-parts`).
    pub fn max_parts(mut self, max_parts: impl IntoField<u32>) -> Self {
        self.max_parts = max_parts.into_field();
        self
    }

    /// The list begins after this part number (parameter `part-number-marker`).
    pub fn part_number_marker(mut self, part_number_marker: impl IntoField<u32>) -> Self {
        self.part_number_marker = part_number_marker.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(ListParts -> ListPartsOutput, bucket, key);
presign!(ListParts);

impl Operation for ListParts {
    type Output = ListPartsOutput;
    const NAME: &'static str = "ListParts";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.key)?
                .query("uploadId", self.upload_id)
                .query(
                    "encoding-type",
                    self.encoding_type.unwrap_or(EncodingType::Url),
                )
                .optional_query("max-parts", self.max_parts)
                .optional_query("part-number-marker", self.part_number_marker)
                .optional_header("x-oss-request-payer", self.request_payer),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListPartsResult", |root| {
            let mut encoding_type = None;
            let mut bucket = None;
            let mut key = None;
            let mut upload_id = None;
            let mut part_number_marker = None;
            let mut next_part_number_marker = None;
            let mut max_parts = None;
            let mut is_truncated = None;
            let mut storage_class = None;
            let mut client_encryption_key = None;
            let mut client_encryption_start = None;
            let mut client_encryption_cek_alg = None;
            let mut client_encryption_wrap_alg = None;
            let mut client_encryption_data_size = None;
            let mut client_encryption_part_size = None;
            let mut parts = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "EncodingType" => child.set(&mut encoding_type)?,
                    "Bucket" => child.set(&mut bucket)?,
                    "Key" => child.set_name(&mut key)?,
                    "UploadId" => child.set(&mut upload_id)?,
                    "PartNumberMarker" => child.set(&mut part_number_marker)?,
                    "NextPartNumberMarker" => child.set(&mut next_part_number_marker)?,
                    "MaxParts" => child.set(&mut max_parts)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "StorageClass" => child.set(&mut storage_class)?,
                    "ClientEncryptionKey" => child.set(&mut client_encryption_key)?,
                    "ClientEncryptionStart" => child.set(&mut client_encryption_start)?,
                    "ClientEncryptionCekAlg" => child.set(&mut client_encryption_cek_alg)?,
                    "ClientEncryptionWrapAlg" => child.set(&mut client_encryption_wrap_alg)?,
                    "ClientEncryptionDataSize" => {
                        child.set(&mut client_encryption_data_size)?;
                    }
                    "ClientEncryptionPartSize" => {
                        child.set(&mut client_encryption_part_size)?;
                    }
                    "Part" => child.push(&mut parts)?,
                    _ => {}
                }
            }
            Ok(ListPartsOutput {
                encoding_type,
                bucket: root.required("Bucket", bucket)?,
                key: root.required("Key", key)?,
                upload_id: root.required("UploadId", upload_id)?,
                part_number_marker,
                next_part_number_marker,
                max_parts: root.required("MaxParts", max_parts)?,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                storage_class,
                client_encryption_key,
                client_encryption_start,
                client_encryption_cek_alg,
                client_encryption_wrap_alg,
                client_encryption_data_size,
                client_encryption_part_size,
                parts,
            })
        })
    }
}

impl ListParts {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `parts` of all pages, from this one on, as a `Stream`. Where
    /// `max_parts` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, Part> {
        self.max_parts = self.max_parts.or(Some(1000));
        Items::new(self.pages(), |page| page.parts)
    }
}

impl Paged for ListParts {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.parts {
            names.entry(item.part_number.to_string());
        }
        let tokens = [page
            .next_part_number_marker
            .map(|token| token.to_string())
            .unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.part_number_marker = page.next_part_number_marker;
        Ok(true)
    }
}

/// What [`ListParts`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListPartsOutput {
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
    /// The name of the bucket (`Bucket`).
    pub bucket: String,
    /// The key of the object (`Key`).
    pub key: String,
    /// The ID of the multipart upload (`UploadId`).
    pub upload_id: String,
    /// The part number after which this page begins (`PartNumberMarker`).
    pub part_number_marker: Option<u32>,
    /// The part number marker with which the next page is requested (`NextPartNumberMarker`). An
    /// upload without parts has none.
    pub next_part_number_marker: Option<u32>,
    /// The limit of the number of parts on a page (`MaxParts`).
    pub max_parts: u32,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The storage class that the object will have (`StorageClass`). Older servers do not report
    /// the storage class of an upload.
    pub storage_class: Option<StorageClass>,
    /// The encrypted data key of the client-side encryption (`ClientEncryptionKey`).
    pub client_encryption_key: Option<String>,
    /// The encrypted initial value of the client-side encryption (`ClientEncryptionStart`).
    pub client_encryption_start: Option<String>,
    /// The algorithm with which the client encrypts the data (`ClientEncryptionCekAlg`).
    pub client_encryption_cek_alg: Option<String>,
    /// The algorithm with which the client encrypts the data key (`ClientEncryptionWrapAlg`).
    pub client_encryption_wrap_alg: Option<String>,
    /// The size of the whole data that the client encrypts, in bytes (`ClientEncryptionDataSize`).
    pub client_encryption_data_size: Option<u64>,
    /// The size of a part that the client encrypts, in bytes (`ClientEncryptionPartSize`).
    pub client_encryption_part_size: Option<u64>,
    /// The parts of this page (`Part`).
    pub parts: Vec<Part>,
}
