//! `ListResourcePools`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, Sending, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::ResourcePoolSummary;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the resource pools of the account in a region.
///
/// A resource pool shares bandwidth among several buckets.
///
/// Needs the permission `oss:ListResourcePools`. API reference:
/// [ListResourcePools](https://www.alibabacloud.com/help/en/oss/developer-reference/listresourcepools).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client.list_resource_pools().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListResourcePools {
    call: CallContext,
    continuation_token: Option<String>,
    max_keys: Option<u32>,
}

impl ListResourcePools {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
            continuation_token: None,
            max_keys: None,
        }
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
}

call!(ListResourcePools -> ListResourcePoolsOutput);
presign!(ListResourcePools);

impl Operation for ListResourcePools {
    type Output = ListResourcePoolsOutput;
    const NAME: &'static str = "ListResourcePools";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .query("resourcePool", "")
            .optional_query("continuation-token", self.continuation_token)
            .optional_query("max-keys", self.max_keys))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListResourcePoolsResult", |root| {
            let mut region = None;
            let mut owner = None;
            let mut continuation_token = None;
            let mut next_continuation_token = None;
            let mut is_truncated = None;
            let mut resource_pools = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Region" => child.set(&mut region)?,
                    "Owner" => child.set(&mut owner)?,
                    "ContinuationToken" => child.set(&mut continuation_token)?,
                    "NextContinuationToken" => child.set(&mut next_continuation_token)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "ResourcePool" => child.push(&mut resource_pools)?,
                    _ => {}
                }
            }
            Ok(ListResourcePoolsOutput {
                region,
                owner,
                continuation_token,
                next_continuation_token,
                is_truncated: is_truncated.unwrap_or(false),
                resource_pools,
            })
        })
    }
}

impl ListResourcePools {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `resource_pools` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, ResourcePoolSummary> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.resource_pools)
    }
}

impl Paged for ListResourcePools {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.resource_pools {
            names.entry(&item.name);
        }
        let tokens = [page.next_continuation_token.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.continuation_token = page.next_continuation_token.clone();
        Ok(true)
    }
}

/// What [`ListResourcePools`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListResourcePoolsOutput {
    /// The ID of the region (`Region`).
    pub region: Option<String>,
    /// The ID of the account that owns the resource pools (`Owner`).
    pub owner: Option<String>,
    /// The token with which this page was requested (`ContinuationToken`).
    pub continuation_token: Option<String>,
    /// The token with which the next page is requested (`NextContinuationToken`).
    pub next_continuation_token: Option<String>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The resource pools of this page (`ResourcePool`).
    pub resource_pools: Vec<ResourcePoolSummary>,
}
