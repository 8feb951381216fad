//! `ListBuckets`.

use http::Method;

use crate::call::{Call, fields};
use crate::client::Client;
use crate::error::Result;
use crate::operation::{Operation, OperationRequest};
use crate::operations::pages::{Items, Pages};
use crate::operations::structures::{BucketProperties, Owner};
use crate::response::Response;

/// Lists the buckets of the account in every region.
///
/// Goes to a service endpoint; without a limit the answer holds up to 100 buckets, sorted by name.
/// Filters by prefix, tag and resource group can be combined.
///
/// Needs the permission `oss:ListBuckets`. Protocol: [ListBuckets](https://www.alibabacloud.com/help/en/oss/developer-reference/listbuckets).
#[derive(Clone, Default)]
pub struct ListBuckets {
    /// List buckets after this name (parameter `marker`).
    pub marker: Option<String>,
    /// Page limit, 100 by default, 1 to 1,000 (parameter `max-keys`).
    pub max_keys: Option<i32>,
    /// Only buckets whose name starts with this (parameter `prefix`).
    pub prefix: Option<String>,
    /// ID of the resource group (`x-oss-resource-group-id`).
    pub resource_group_id: Option<String>,
    /// Only buckets with this tag key (parameter `tag-key`).
    pub tag_key: Option<String>,
    /// Only buckets whose tag has this value; needs tag-key (parameter `tag-value`).
    pub tag_value: Option<String>,
    /// Only buckets with these tags, as "k1":"v1" pairs separated by commas (parameter `tagging`).
    pub tagging: Option<String>,
}

impl Operation for ListBuckets {
    type Output = ListBucketsOutput;
    const NAME: &'static str = "ListBuckets";

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

    fn response(response: Response) -> Result<Self::Output> {
        let root = response.xml("ListAllMyBucketsResult")?;
        Ok(ListBucketsOutput {
            request_id: response.request_id(),
            prefix: root.text("Prefix"),
            marker: root.text("Marker"),
            max_keys: root.number("MaxKeys")?,
            is_truncated: root.boolean("IsTruncated")?,
            next_marker: root.text("NextMarker"),
            owner: root.child("Owner").map(Owner::read),
            buckets: root
                .children_of("Buckets", "Bucket")
                .map(|item| BucketProperties::read(item))
                .collect::<Result<_>>()?,
        })
    }
}

/// What [`ListBuckets`] answers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ListBucketsOutput {
    /// The id of the request.
    pub request_id: Option<String>,
    /// Only buckets whose name starts with this.
    pub prefix: Option<String>,
    /// Point after which this page starts.
    pub marker: Option<String>,
    /// Page limit in force.
    pub max_keys: Option<i32>,
    /// Whether more entries follow on another page.
    pub is_truncated: Option<bool>,
    /// Marker for the next page.
    pub next_marker: Option<String>,
    /// Owner.
    pub owner: Option<Owner>,
    /// One bucket.
    pub buckets: Vec<BucketProperties>,
}

fields!(ListBuckets() {
    marker: String,
    max_keys: i32,
    prefix: String,
    resource_group_id: String,
    tag_key: String,
    tag_value: String,
    tagging: String,
});

impl Call<ListBuckets> {
    /// All pages, from this one on.
    pub fn pages(self) -> Pages<ListBuckets> {
        Pages::new(self, |operation, page, visited| {
            visited.advance(
                page.is_truncated,
                page.next_marker.as_ref(),
                &mut operation.marker,
                page.buckets.iter().map(|bucket| bucket.name.as_deref()),
            )
        })
    }

    /// The buckets of all pages, from this one on.
    pub fn items(self) -> Items<ListBuckets, BucketProperties> {
        Items::new(self.pages(), |page| page.buckets)
    }
}

impl Client {
    /// Lists the buckets of the account in every region. See [`ListBuckets`].
    ///
    /// ```
    /// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
    /// for bucket in client.list_buckets().send().await?.buckets {
    ///     println!("{:?}", bucket.name);
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub fn list_buckets(&self) -> Call<ListBuckets> {
        self.call(ListBuckets::new())
    }
}
