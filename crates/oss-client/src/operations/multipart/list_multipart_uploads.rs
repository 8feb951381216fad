//! `ListMultipartUploads`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{CommonPrefix, EncodingType, RequestPayer};
use crate::operations::multipart::MultipartUpload;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the multipart uploads of a bucket that are neither completed nor aborted.
///
/// OSS sorts the uploads by key, and those of the same key by upload ID.
///
/// Needs the permission `oss:ListMultipartUploads`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [ListMultipartUploads](https://www.alibabacloud.com/help/en/oss/developer-reference/listmultipartuploads).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_multipart_uploads().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListMultipartUploads {
    call: CallContext,
    bucket: BucketName,
    delimiter: Option<String>,
    encoding_type: Option<EncodingType>,
    key_marker: Option<String>,
    max_uploads: Option<u32>,
    prefix: Option<String>,
    upload_id_marker: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl ListMultipartUploads {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            delimiter: None,
            encoding_type: None,
            key_marker: None,
            max_uploads: None,
            prefix: None,
            upload_id_marker: None,
            request_payer: None,
        }
    }

    /// Keys that have this character after the prefix are grouped, and each group is one entry of
    /// `common_prefixes` (parameter `delimiter`).
    pub fn delimiter(mut self, delimiter: impl IntoField<String>) -> Self {
        self.delimiter = delimiter.into_field();
        self
    }

    /// How OSS encodes the names in the answer. The client asks for `url` and decodes the names,
    /// because XML cannot contain every character (parameter `encoding-type`).
    pub fn encoding_type(mut self, encoding_type: impl IntoField<EncodingType>) -> Self {
        self.encoding_type = encoding_type.into_field();
        self
    }

    /// The list begins after this key (parameter `key-marker`).
    pub fn key_marker(mut self, key_marker: impl IntoField<String>) -> Self {
        self.key_marker = key_marker.into_field();
        self
    }

    /// The limit of the number of uploads on a page, from 1 to 1,000. The default is 1,000
    /// (parameter `max-uploads`).
    pub fn max_uploads(mut self, max_uploads: impl IntoField<u32>) -> Self {
        self.max_uploads = max_uploads.into_field();
        self
    }

    /// The list contains only uploads whose key has this prefix (parameter `prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }

    /// The list begins after this upload ID. It is ignored without `key_marker` (parameter
    /// `upload-id-marker`).
    pub fn upload_id_marker(mut self, upload_id_marker: impl IntoField<String>) -> Self {
        self.upload_id_marker = upload_id_marker.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(ListMultipartUploads -> ListMultipartUploadsOutput, bucket);
presign!(ListMultipartUploads);

impl Operation for ListMultipartUploads {
    type Output = ListMultipartUploadsOutput;
    const NAME: &'static str = "ListMultipartUploads";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("uploads", "")
            .optional_query("delimiter", self.delimiter)
            .query(
                "encoding-type",
                self.encoding_type.unwrap_or(EncodingType::Url),
            )
            .optional_query("key-marker", self.key_marker)
            .optional_query("max-uploads", self.max_uploads)
            .optional_query("prefix", self.prefix)
            .optional_query("upload-id-marker", self.upload_id_marker)
            .optional_header("x-oss-request-payer", self.request_payer))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListMultipartUploadsResult", |root| {
            let mut encoding_type = None;
            let mut bucket = None;
            let mut key_marker = None;
            let mut upload_id_marker = None;
            let mut next_key_marker = None;
            let mut next_upload_id_marker = None;
            let mut delimiter = None;
            let mut prefix = None;
            let mut max_uploads = None;
            let mut is_truncated = None;
            let mut uploads = Vec::new();
            let mut common_prefixes = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "EncodingType" => child.set(&mut encoding_type)?,
                    "Bucket" => child.set(&mut bucket)?,
                    "KeyMarker" => child.set_name(&mut key_marker)?,
                    "UploadIdMarker" => child.set(&mut upload_id_marker)?,
                    "NextKeyMarker" => child.set_name(&mut next_key_marker)?,
                    "NextUploadIdMarker" => child.set(&mut next_upload_id_marker)?,
                    "Delimiter" => child.set_name(&mut delimiter)?,
                    "Prefix" => child.set_name(&mut prefix)?,
                    "MaxUploads" => child.set(&mut max_uploads)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "Upload" => child.push(&mut uploads)?,
                    "CommonPrefixes" => child.push(&mut common_prefixes)?,
                    _ => {}
                }
            }
            Ok(ListMultipartUploadsOutput {
                encoding_type,
                bucket: root.required("Bucket", bucket)?,
                key_marker,
                upload_id_marker,
                next_key_marker,
                next_upload_id_marker,
                delimiter,
                prefix,
                max_uploads: root.required("MaxUploads", max_uploads)?,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                uploads,
                common_prefixes,
            })
        })
    }
}

impl ListMultipartUploads {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `uploads` of all pages, from this one on, as a `Stream`. Where
    /// `max_uploads` is not set, it asks for the largest pages, of 1,000 entries. The entries in
    /// `common_prefixes` are in the pages only.
    pub fn items(mut self) -> Items<Self, MultipartUpload> {
        self.max_uploads = self.max_uploads.or(Some(1000));
        Items::new(self.pages(), |page| page.uploads)
    }
}

impl Paged for ListMultipartUploads {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.uploads {
            names.entry(&item.key);
            names.entry(&item.upload_id);
        }
        for item in &page.common_prefixes {
            names.entry(&item.prefix);
        }
        let tokens = [
            page.next_key_marker.clone().unwrap_or_default(),
            page.next_upload_id_marker.clone().unwrap_or_default(),
        ];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.key_marker = page.next_key_marker.clone();
        self.upload_id_marker = page.next_upload_id_marker.clone();
        Ok(true)
    }
}

/// What [`ListMultipartUploads`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListMultipartUploadsOutput {
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
    /// The name of the bucket (`Bucket`).
    pub bucket: String,
    /// The key after which this page begins (`KeyMarker`).
    pub key_marker: Option<String>,
    /// The upload ID after which this page begins (`UploadIdMarker`).
    pub upload_id_marker: Option<String>,
    /// The key marker with which the next page is requested (`NextKeyMarker`).
    pub next_key_marker: Option<String>,
    /// The upload ID marker with which the next page is requested (`NextUploadIdMarker`).
    pub next_upload_id_marker: Option<String>,
    /// The delimiter by which keys were grouped (`Delimiter`).
    pub delimiter: Option<String>,
    /// The prefix of the entries (`Prefix`).
    pub prefix: Option<String>,
    /// The limit of the number of uploads on a page (`MaxUploads`).
    pub max_uploads: u32,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The multipart uploads of this page (`Upload`).
    pub uploads: Vec<MultipartUpload>,
    /// The groups of keys that have the delimiter after the prefix. Each stands for all keys that
    /// begin with it (`CommonPrefixes`).
    pub common_prefixes: Vec<CommonPrefix>,
}
