//! `ListObjectsV2`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{Call, fields};
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::enums::{EncodingType, RequestPayerType};
use crate::operations::names::Names;
use crate::operations::pages::{Items, Pages};
use crate::operations::structures::{CommonPrefix, ObjectProperties};
use crate::response::Response;

/// Lists the objects of a bucket, page by page with a continuation token.
///
/// Owner data is left out unless fetch-owner is true. Keys and prefixes together count towards the
/// page limit.
///
/// Needs the permission `oss:ListObjects`. Protocol: [ListObjectsV2](https://www.alibabacloud.com/help/en/oss/developer-reference/listobjectsv2).
#[derive(Clone)]
pub struct ListObjectsV2 {
    /// The bucket.
    pub bucket: BucketName,
    /// Keys are folded into common prefixes at the first occurrence of this after the prefix
    /// (parameter `delimiter`).
    pub delimiter: Option<String>,
    /// List keys after this one; only for the first page (parameter `start-after`).
    pub start_after: Option<String>,
    /// Token of the page to fetch, taken from the page before (parameter `continuation-token`).
    pub continuation_token: Option<String>,
    /// Page limit, 100 by default, 1 to 1,000 (parameter `max-keys`).
    pub max_keys: Option<i32>,
    /// Only keys that start with this (parameter `prefix`).
    pub prefix: Option<String>,
    /// Encoding of names in the answer; SDKs always ask for url and decode (parameter
    /// `encoding-type`).
    pub encoding_type: Option<EncodingType>,
    /// Whether to include owners; false by default (parameter `fetch-owner`).
    pub fetch_owner: Option<bool>,
    /// requester: the caller agrees to pay in buckets that charge requesters
    /// (`x-oss-request-payer`).
    pub request_payer: Option<RequestPayerType>,
}

impl Operation for ListObjectsV2 {
    type Output = ListObjectsV2Output;
    const NAME: &'static str = "ListObjectsV2";

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

    fn response(response: Response) -> Result<Self::Output> {
        let root = response.xml("ListBucketResult")?;
        let names = Names::of(&root);
        Ok(ListObjectsV2Output {
            request_id: response.request_id(),
            name: root.text("Name"),
            prefix: names.decode(root.text("Prefix"))?,
            start_after: names.decode(root.text("StartAfter"))?,
            max_keys: root.number("MaxKeys")?,
            delimiter: names.decode(root.text("Delimiter"))?,
            is_truncated: root.boolean("IsTruncated")?,
            continuation_token: names.decode(root.text("ContinuationToken"))?,
            next_continuation_token: names.decode(root.text("NextContinuationToken"))?,
            encoding_type: root.choice("EncodingType"),
            contents: root
                .children("Contents")
                .map(|item| ObjectProperties::read(item, names))
                .collect::<Result<_>>()?,
            common_prefixes: root
                .children("CommonPrefixes")
                .map(|item| CommonPrefix::read(item, names))
                .collect::<Result<_>>()?,
            key_count: root.number("KeyCount")?,
        })
    }
}

/// What [`ListObjectsV2`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListObjectsV2Output {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Name of the bucket.
    pub name: Option<String>,
    /// Key prefix.
    pub prefix: Option<String>,
    /// Key after which listing started.
    pub start_after: Option<String>,
    /// Page limit in force.
    pub max_keys: Option<i32>,
    /// Character at which keys were folded into common prefixes.
    pub delimiter: Option<String>,
    /// Whether more entries follow on another page.
    pub is_truncated: Option<bool>,
    /// Token with which this page was asked for.
    pub continuation_token: Option<String>,
    /// Token with which to ask for the next page.
    pub next_continuation_token: Option<String>,
    /// How names in the answer are encoded; url means percent-encoded.
    pub encoding_type: Option<EncodingType>,
    /// One listed object.
    pub contents: Vec<ObjectProperties>,
    /// Key prefixes up to the delimiter, each standing for all keys below it.
    pub common_prefixes: Vec<CommonPrefix>,
    /// Number of keys and common prefixes on this page.
    pub key_count: Option<i32>,
}

fields!(ListObjectsV2(bucket: BucketName) {
    delimiter: String,
    start_after: String,
    continuation_token: String,
    max_keys: i32,
    prefix: String,
    encoding_type: EncodingType,
    fetch_owner: bool,
    request_payer: RequestPayerType,
});

impl Call<ListObjectsV2> {
    /// All pages, from this one on.
    pub fn pages(self) -> Pages<ListObjectsV2> {
        Pages::new(self, |operation, page, visited| {
            let keys = page.contents.iter().map(|object| object.key.as_deref());
            let prefixes = page.common_prefixes.iter().map(|p| p.prefix.as_deref());
            visited.advance(
                page.is_truncated,
                page.next_continuation_token.as_ref(),
                &mut operation.continuation_token,
                keys.chain(prefixes),
            )
        })
    }

    /// The objects of all pages, from this one on. Common prefixes are in the pages only.
    pub fn items(self) -> Items<ListObjectsV2, ObjectProperties> {
        Items::new(self.pages(), |page| page.contents)
    }
}

impl Bucket {
    /// Lists the objects of a bucket, page by page with a continuation token. See [`ListObjectsV2`].
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let page = bucket.list_objects_v2().prefix("exampledir/").send().await?;
    /// for object in page.contents {
    ///     println!("{:?} {:?}", object.key, object.size);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_objects_v2(&self) -> Call<ListObjectsV2> {
        self.client().call(ListObjectsV2::new(self.name().clone()))
    }
}
