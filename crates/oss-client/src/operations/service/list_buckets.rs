//! `ListBuckets`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, Sending, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::Owner;
use crate::operations::service::BucketSummary;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the buckets of the account in all regions.
///
/// OSS sorts the buckets by name. A page has up to 100 buckets by default. The filters by prefix,
/// tag and resource group can be combined.
///
/// Needs the permission `oss:ListBuckets`. OSS may refuse it with `AccessDenied`,
/// `InvalidArgument`. API reference:
/// [ListBuckets](https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let mut buckets = client.list_buckets().items();
/// while let Some(bucket) = buckets.next().await {
///     println!("{}", bucket?.name);
/// }
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListBuckets {
    call: CallContext,
    marker: Option<String>,
    max_keys: Option<u32>,
    prefix: Option<String>,
    resource_group_id: Option<String>,
    tag_key: Option<String>,
    tag_value: Option<String>,
    tagging: Option<String>,
}

impl ListBuckets {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
            marker: None,
            max_keys: None,
            prefix: None,
            resource_group_id: None,
            tag_key: None,
            tag_value: None,
            tagging: None,
        }
    }

    /// The list begins after this bucket (parameter `marker`).
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

    /// The list contains only buckets whose name has this prefix (parameter `prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }

    /// The list contains only buckets of this resource group (`x-oss-resource-group-id`).
    pub fn resource_group_id(mut self, resource_group_id: impl IntoField<String>) -> Self {
        self.resource_group_id = resource_group_id.into_field();
        self
    }

    /// The list contains only buckets that have a tag with this key (parameter `tag-key`).
    pub fn tag_key(mut self, tag_key: impl IntoField<String>) -> Self {
        self.tag_key = tag_key.into_field();
        self
    }

    /// The list contains only buckets whose tag has this value. It needs `tag_key` (parameter
    /// `tag-value`).
    pub fn tag_value(mut self, tag_value: impl IntoField<String>) -> Self {
        self.tag_value = tag_value.into_field();
        self
    }

    /// The list contains only buckets that have all these tags, in the form
    /// `"key1":"value1","key2":"value2"` (parameter `tagging`).
    pub fn tagging(mut self, tagging: impl IntoField<String>) -> Self {
        self.tagging = tagging.into_field();
        self
    }
}

call!(ListBuckets -> ListBucketsOutput);
presign!(ListBuckets);

impl Operation for ListBuckets {
    type Output = ListBucketsOutput;
    const NAME: &'static str = "ListBuckets";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .optional_query("marker", self.marker)
            .optional_query("max-keys", self.max_keys)
            .optional_query("prefix", self.prefix)
            .optional_header("x-oss-resource-group-id", self.resource_group_id)
            .optional_query("tag-key", self.tag_key)
            .optional_query("tag-value", self.tag_value)
            .optional_query("tagging", self.tagging))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListAllMyBucketsResult", |root| {
            let mut prefix = None;
            let mut marker = None;
            let mut max_keys = None;
            let mut is_truncated = None;
            let mut next_marker = None;
            let mut owner = None;
            let mut buckets = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Prefix" => child.set(&mut prefix)?,
                    "Marker" => child.set(&mut marker)?,
                    "MaxKeys" => child.set(&mut max_keys)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "NextMarker" => child.set(&mut next_marker)?,
                    "Owner" => child.set(&mut owner)?,
                    "Buckets" => child.list("Bucket", &mut buckets)?,
                    _ => {}
                }
            }
            Ok(ListBucketsOutput {
                prefix,
                marker,
                max_keys,
                is_truncated: is_truncated.unwrap_or(false),
                next_marker,
                owner,
                buckets,
            })
        })
    }
}

impl ListBuckets {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `buckets` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, BucketSummary> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.buckets)
    }
}

impl Paged for ListBuckets {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.buckets {
            names.entry(&item.name);
        }
        let tokens = [page.next_marker.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.marker = page.next_marker.clone();
        Ok(true)
    }
}

/// What [`ListBuckets`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListBucketsOutput {
    /// The prefix of the buckets (`Prefix`).
    pub prefix: Option<String>,
    /// The name after which this page begins (`Marker`).
    pub marker: Option<String>,
    /// The limit of the number of entries on a page (`MaxKeys`). OSS answers the limit only to a
    /// request with a prefix, a marker or a limit, and when more buckets follow.
    pub max_keys: Option<u32>,
    /// Whether there are more entries, on further pages (`IsTruncated`). OSS answers it only to a
    /// request with a prefix, a marker or a limit, and when more buckets follow.
    pub is_truncated: bool,
    /// The marker with which the next page is requested (`NextMarker`).
    pub next_marker: Option<String>,
    /// The owner of the buckets (`Owner`). Older servers do not report the owner.
    pub owner: Option<Owner>,
    /// The buckets of this page (`Bucket` in `Buckets`).
    pub buckets: Vec<BucketSummary>,
}
