//! `ListBucketInventory`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::inventory::{InventoryConfiguration, InventoryConfigurations};
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the inventory tasks of a bucket.
///
/// A page has up to 100 tasks. The request fails with `NoSuchInventory` if the bucket has none.
///
/// Needs the permission `oss:GetBucketInventory`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [ListBucketInventory](https://www.alibabacloud.com/help/en/oss/developer-reference/listbucketinventory).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_bucket_inventory().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListBucketInventory {
    call: CallContext,
    bucket: BucketName,
    continuation_token: Option<String>,
}

impl ListBucketInventory {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            continuation_token: None,
        }
    }

    /// The token of the page before, from which the list is continued (parameter
    /// `continuation-token`).
    pub fn continuation_token(mut self, continuation_token: impl IntoField<String>) -> Self {
        self.continuation_token = continuation_token.into_field();
        self
    }
}

call!(ListBucketInventory -> InventoryConfigurations, bucket);
presign!(ListBucketInventory);

impl Operation for ListBucketInventory {
    type Output = InventoryConfigurations;
    const NAME: &'static str = "ListBucketInventory";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("inventory", "")
            .optional_query("continuation-token", self.continuation_token))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ListInventoryConfigurationsResult")
    }
}

impl ListBucketInventory {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `configurations` of all pages, from this one on, as a `Stream`.
    pub fn items(self) -> Items<Self, InventoryConfiguration> {
        Items::new(self.pages(), |page| page.configurations)
    }
}

impl Paged for ListBucketInventory {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.configurations {
            names.entry(&item.id);
        }
        let tokens = [page.next_continuation_token.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.continuation_token = page.next_continuation_token.clone();
        Ok(true)
    }
}
