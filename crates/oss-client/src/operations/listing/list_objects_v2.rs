//! `ListObjectsV2`.

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

/// Lists the objects in a bucket.
///
/// OSS sorts the objects by the bytes of their keys. With a delimiter, keys that have it after the
/// prefix are grouped, and each group is one entry of `common_prefixes`. Objects and groups
/// together count towards the limit of a page.
///
/// Needs the permission `oss:ListObjects`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`. API reference:
/// [ListObjectsV2](https://www.alibabacloud.com/help/en/oss/developer-reference/listobjectsv2).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let mut objects = bucket.list_objects_v2().prefix("exampledir/").items();
/// while let Some(object) = objects.next().await {
///     let object = object?;
///     println!("{} has {} bytes", object.key, object.size);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListObjectsV2 {
    call: CallContext,
    bucket: BucketName,
    delimiter: Option<String>,
    start_after: Option<String>,
    continuation_token: Option<String>,
    max_keys: Option<u32>,
    prefix: Option<String>,
    encoding_type: Option<EncodingType>,
    fetch_owner: Option<bool>,
    request_payer: Option<RequestPayer>,
}

impl ListObjectsV2 {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            delimiter: None,
            start_after: None,
            continuation_token: None,
            max_keys: None,
            prefix: None,
            encoding_type: None,
            fetch_owner: None,
            request_payer: None,
        }
    }

    /// Keys that have this character after the prefix are grouped, and each group is one entry of
    /// `common_prefixes` (parameter `delimiter`).
    pub fn delimiter(mut self, delimiter: impl IntoField<String>) -> Self {
        self.delimiter = delimiter.into_field();
        self
    }

    /// The list begins after this key. It is used only for the first page (parameter
    /// `start-after`).
    pub fn start_after(mut self, start_after: impl IntoField<String>) -> Self {
        self.start_after = start_after.into_field();
        self
    }

    /// The token of the page before, from which the list is continued (parameter
    /// `continuation-token`).
    pub fn continuation_token(mut self, continuation_token: impl IntoField<String>) -> Self {
        self.continuation_token = continuation_token.into_field();
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

    /// Whether the answer contains the owners of the objects. The default is false (parameter
    /// `fetch-owner`).
    pub fn fetch_owner(mut self, fetch_owner: impl IntoField<bool>) -> Self {
        self.fetch_owner = fetch_owner.into_field();
        self
    }

    /// Whether the caller agrees to pay for the request if the bucket charges the requester
    /// (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.request_payer = request_payer.into_field();
        self
    }
}

call!(ListObjectsV2 -> ListObjectsV2Output, bucket);
presign!(ListObjectsV2);

impl Operation for ListObjectsV2 {
    type Output = ListObjectsV2Output;
    const NAME: &'static str = "ListObjectsV2";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("list-type", "2")
            .optional_query("delimiter", self.delimiter)
            .optional_query("start-after", self.start_after)
            .optional_query("continuation-token", self.continuation_token)
            .optional_query("max-keys", self.max_keys)
            .optional_query("prefix", self.prefix)
            .query(
                "encoding-type",
                self.encoding_type.unwrap_or(EncodingType::Url),
            )
            .optional_query("fetch-owner", self.fetch_owner)
            .optional_header("x-oss-request-payer", self.request_payer))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListBucketResult", |root| {
            let mut bucket = None;
            let mut prefix = None;
            let mut start_after = None;
            let mut max_keys = None;
            let mut delimiter = None;
            let mut is_truncated = None;
            let mut continuation_token = None;
            let mut next_continuation_token = None;
            let mut encoding_type = None;
            let mut objects = Vec::new();
            let mut common_prefixes = Vec::new();
            let mut key_count = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Name" => child.set(&mut bucket)?,
                    "Prefix" => child.set_name(&mut prefix)?,
                    "StartAfter" => child.set_name(&mut start_after)?,
                    "MaxKeys" => child.set(&mut max_keys)?,
                    "Delimiter" => child.set_name(&mut delimiter)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "ContinuationToken" => child.set_name(&mut continuation_token)?,
                    "NextContinuationToken" => child.set_name(&mut next_continuation_token)?,
                    "EncodingType" => child.set(&mut encoding_type)?,
                    "Contents" => child.push(&mut objects)?,
                    "CommonPrefixes" => child.push(&mut common_prefixes)?,
                    "KeyCount" => child.set(&mut key_count)?,
                    _ => {}
                }
            }
            Ok(ListObjectsV2Output {
                bucket: root.required("Name", bucket)?,
                prefix,
                start_after,
                max_keys: root.required("MaxKeys", max_keys)?,
                delimiter,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                continuation_token,
                next_continuation_token,
                encoding_type,
                objects,
                common_prefixes,
                key_count: root.required("KeyCount", key_count)?,
            })
        })
    }
}

impl ListObjectsV2 {
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

impl Paged for ListObjectsV2 {
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
        let tokens = [page.next_continuation_token.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.continuation_token = page.next_continuation_token.clone();
        Ok(true)
    }
}

/// What [`ListObjectsV2`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListObjectsV2Output {
    /// The name of the bucket (`Name`).
    pub bucket: String,
    /// The prefix of the entries (`Prefix`).
    pub prefix: Option<String>,
    /// The key after which the listing began (`StartAfter`).
    pub start_after: Option<String>,
    /// The limit of the number of entries on a page (`MaxKeys`).
    pub max_keys: u32,
    /// The delimiter by which keys were grouped (`Delimiter`).
    pub delimiter: Option<String>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The token with which this page was requested (`ContinuationToken`).
    pub continuation_token: Option<String>,
    /// The token with which the next page is requested (`NextContinuationToken`).
    pub next_continuation_token: Option<String>,
    /// How the names in the answer are encoded on the wire. The client decodes them
    /// (`EncodingType`).
    pub encoding_type: Option<EncodingType>,
    /// The objects of this page (`Contents`).
    pub objects: Vec<ObjectSummary>,
    /// The groups of keys that have the delimiter after the prefix. Each stands for all keys that
    /// begin with it (`CommonPrefixes`).
    pub common_prefixes: Vec<CommonPrefix>,
    /// The number of objects and common prefixes on this page (`KeyCount`).
    pub key_count: u32,
}
