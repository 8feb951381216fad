//! `ListObjectVersions`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::{CommonPrefix, EncodingType, RequestPayer};
use crate::operations::listing::{DeleteMarker, ObjectVersion};
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the versions and the delete markers of the objects in a bucket.
///
/// OSS sorts the entries by key, and the entries of a key from new to old. Versions and delete
/// markers are returned in separate lists.
///
/// Needs the permission `oss:ListObjectVersions`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`. API reference:
/// [ListObjectVersions](https://www.alibabacloud.com/help/en/oss/developer-reference/listobjectversions).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_object_versions().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListObjectVersions {
    call: CallContext,
    bucket: BucketName,
    delimiter: Option<String>,
    key_marker: Option<String>,
    version_id_marker: Option<String>,
    max_keys: Option<u32>,
    prefix: Option<String>,
    encoding_type: Option<EncodingType>,
    request_payer: Option<RequestPayer>,
}

impl ListObjectVersions {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            delimiter: None,
            key_marker: None,
            version_id_marker: None,
            max_keys: None,
            prefix: None,
            encoding_type: None,
            request_payer: None,
        }
    }

    /// Keys that have this character after the prefix are grouped, and each group is one entry of
    /// `common_prefixes` (parameter `delimiter`).
    pub fn delimiter(mut self, delimiter: impl IntoField<String>) -> Self {
        self.delimiter = delimiter.into_field();
        self
    }

    /// The list begins after this key (parameter `key-marker`).
    pub fn key_marker(mut self, key_marker: impl IntoField<String>) -> Self {
        self.key_marker = key_marker.into_field();
        self
    }

    /// The list begins after this version. It needs `key_marker` (parameter `version-id-marker`).
    pub fn version_id_marker(mut self, version_id_marker: impl IntoField<String>) -> Self {
        self.version_id_marker = version_id_marker.into_field();
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
}

call!(ListObjectVersions -> ListObjectVersionsOutput, bucket);
presign!(ListObjectVersions);

impl Operation for ListObjectVersions {
    type Output = ListObjectVersionsOutput;
    const NAME: &'static str = "ListObjectVersions";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("versions", "")
            .optional_query("delimiter", self.delimiter)
            .optional_query("key-marker", self.key_marker)
            .optional_query("version-id-marker", self.version_id_marker)
            .optional_query("max-keys", self.max_keys)
            .optional_query("prefix", self.prefix)
            .query(
                "encoding-type",
                self.encoding_type.unwrap_or(EncodingType::Url),
            )
            .optional_header("x-oss-request-payer", self.request_payer))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListVersionsResult", |root| {
            let mut bucket = None;
            let mut key_marker = None;
            let mut version_id_marker = None;
            let mut next_key_marker = None;
            let mut next_version_id_marker = None;
            let mut delete_markers = Vec::new();
            let mut versions = Vec::new();
            let mut prefix = None;
            let mut max_keys = None;
            let mut delimiter = None;
            let mut is_truncated = None;
            let mut encoding_type = None;
            let mut common_prefixes = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Name" => child.set(&mut bucket)?,
                    "KeyMarker" => child.set_name(&mut key_marker)?,
                    "VersionIdMarker" => child.set(&mut version_id_marker)?,
                    "NextKeyMarker" => child.set_name(&mut next_key_marker)?,
                    "NextVersionIdMarker" => child.set(&mut next_version_id_marker)?,
                    "DeleteMarker" => child.push(&mut delete_markers)?,
                    "Version" => child.push(&mut versions)?,
                    "Prefix" => child.set_name(&mut prefix)?,
                    "MaxKeys" => child.set(&mut max_keys)?,
                    "Delimiter" => child.set_name(&mut delimiter)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "EncodingType" => child.set(&mut encoding_type)?,
                    "CommonPrefixes" => child.push(&mut common_prefixes)?,
                    _ => {}
                }
            }
            Ok(ListObjectVersionsOutput {
                bucket: root.required("Name", bucket)?,
                key_marker,
                version_id_marker,
                next_key_marker,
                next_version_id_marker,
                delete_markers,
                versions,
                prefix,
                max_keys: root.required("MaxKeys", max_keys)?,
                delimiter,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                encoding_type,
                common_prefixes,
            })
        })
    }
}

impl ListObjectVersions {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `versions` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries. The entries in
    /// `delete_markers` and `common_prefixes` are in the pages only.
    pub fn items(mut self) -> Items<Self, ObjectVersion> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.versions)
    }
}

impl Paged for ListObjectVersions {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.versions {
            names.entry(&item.key);
            names.entry(&item.version_id);
        }
        for item in &page.delete_markers {
            names.entry(&item.key);
            names.entry(&item.version_id);
        }
        for item in &page.common_prefixes {
            names.entry(&item.prefix);
        }
        let tokens = [
            page.next_key_marker.clone().unwrap_or_default(),
            page.next_version_id_marker.clone().unwrap_or_default(),
        ];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.key_marker = page.next_key_marker.clone();
        self.version_id_marker = page.next_version_id_marker.clone();
        Ok(true)
    }
}

/// What [`ListObjectVersions`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListObjectVersionsOutput {
    /// The name of the bucket (`Name`).
    pub bucket: String,
    /// The key after which this page begins (`KeyMarker`).
    pub key_marker: Option<String>,
    /// The version ID after which this page begins (`VersionIdMarker`).
    pub version_id_marker: Option<String>,
    /// The key marker with which the next page is requested (`NextKeyMarker`).
    pub next_key_marker: Option<String>,
    /// The version ID marker with which the next page is requested (`NextVersionIdMarker`).
    pub next_version_id_marker: Option<String>,
    /// The delete markers of this page (`DeleteMarker`).
    pub delete_markers: Vec<DeleteMarker>,
    /// The versions of this page (`Version`).
    pub versions: Vec<ObjectVersion>,
    /// The prefix of the entries (`Prefix`).
    pub prefix: Option<String>,
    /// The limit of the number of entries on a page (`MaxKeys`).
    pub max_keys: u32,
    /// The delimiter by which keys were grouped (`Delimiter`).
    pub delimiter: Option<String>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
    /// The groups of keys that have the delimiter after the prefix. Each stands for all keys that
    /// begin with it (`CommonPrefixes`).
    pub common_prefixes: Vec<CommonPrefix>,
}
