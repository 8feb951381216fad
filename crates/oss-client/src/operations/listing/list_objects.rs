//! `ListObjects`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{CommonPrefix, EncodingType, RequestPayer};
use crate::operations::listing::ObjectSummary;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the objects in a bucket, in the older form of ListObjectsV2.
///
/// OSS sorts the objects by the bytes of their keys. With a delimiter, keys that have it after the
/// prefix are grouped, and each group is one entry of `common_prefixes`. New programs should use
/// ListObjectsV2, whose pages are continued with a token.
///
/// Needs the permission `oss:ListObjects`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`. API reference:
/// [ListObjects](https://www.alibabacloud.com/help/en/oss/developer-reference/listobjects).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_objects().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListObjects {
    call: CallContext,
    bucket: BucketName,
    delimiter: Option<String>,
    encoding_type: Option<EncodingType>,
    marker: Option<String>,
    max_keys: Option<u32>,
    prefix: Option<String>,
    request_payer: Option<RequestPayer>,
}

impl ListObjects {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            delimiter: None,
            encoding_type: None,
            marker: None,
            max_keys: None,
            prefix: None,
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

    /// The list begins after this key (parameter `marker`).
    pub fn marker(mut self, marker: impl IntoField<String>) -> Self {
        self.marker = marker.into_field();
        self
    }

    /// The limit of the number of entries on a page, from 1 to 1,000. The default is 100 (parameter
    /// `max-keys`).
    pub fn max_keys(mut self, max_keys: impl IntoField<u32>) -> Self {
        self.max_keys = max_keys.into_field();
        self
    }

    /// The list contains only objects whose key has this prefix (parameter `prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(ListObjects -> ListObjectsOutput, bucket);
presign!(ListObjects);

impl Operation for ListObjects {
    type Output = ListObjectsOutput;
    const NAME: &'static str = "ListObjects";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .optional_query("delimiter", self.delimiter)
            .query(
                "encoding-type",
                self.encoding_type.unwrap_or(EncodingType::Url),
            )
            .optional_query("marker", self.marker)
            .optional_query("max-keys", self.max_keys)
            .optional_query("prefix", self.prefix)
            .optional_header("x-oss-request-payer", self.request_payer))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListBucketResult", |root| {
            let mut bucket = None;
            let mut prefix = None;
            let mut marker = None;
            let mut max_keys = None;
            let mut delimiter = None;
            let mut is_truncated = None;
            let mut next_marker = None;
            let mut encoding_type = None;
            let mut objects = Vec::new();
            let mut common_prefixes = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Name" => child.set(&mut bucket)?,
                    "Prefix" => child.set_name(&mut prefix)?,
                    "Marker" => child.set_name(&mut marker)?,
                    "MaxKeys" => child.set(&mut max_keys)?,
                    "Delimiter" => child.set_name(&mut delimiter)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "NextMarker" => child.set_name(&mut next_marker)?,
                    "EncodingType" => child.set(&mut encoding_type)?,
                    "Contents" => child.push(&mut objects)?,
                    "CommonPrefixes" => child.push(&mut common_prefixes)?,
                    _ => {}
                }
            }
            Ok(ListObjectsOutput {
                bucket: root.required("Name", bucket)?,
                prefix,
                marker,
                max_keys: root.required("MaxKeys", max_keys)?,
                delimiter,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                next_marker,
                encoding_type,
                objects,
                common_prefixes,
            })
        })
    }
}

impl ListObjects {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `objects` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries. The entries in
    /// `common_prefixes` are in the pages only.
    pub fn items(mut self) -> Items<Self, ObjectSummary> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.objects)
    }
}

impl Paged for ListObjects {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.objects {
            names.entry(&item.key);
        }
        for item in &page.common_prefixes {
            names.entry(&item.prefix);
        }
        let tokens = [page.next_marker.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.marker = page.next_marker.clone();
        Ok(true)
    }
}

/// What [`ListObjects`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListObjectsOutput {
    /// The name of the bucket (`Name`).
    pub bucket: String,
    /// The prefix of the entries (`Prefix`).
    pub prefix: Option<String>,
    /// The key after which this page begins (`Marker`).
    pub marker: Option<String>,
    /// The limit of the number of entries on a page (`MaxKeys`).
    pub max_keys: u32,
    /// The delimiter by which keys were grouped (`Delimiter`).
    pub delimiter: Option<String>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The marker with which the next page is requested (`NextMarker`).
    pub next_marker: Option<String>,
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
    /// The objects of this page (`Contents`).
    pub objects: Vec<ObjectSummary>,
    /// The groups of keys that have the delimiter after the prefix. Each stands for all keys that
    /// begin with it (`CommonPrefixes`).
    pub common_prefixes: Vec<CommonPrefix>,
}
