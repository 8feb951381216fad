//! `ListUserDataRedundancyTransition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, Sending, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::redundancy_transition::{
    DataRedundancyTransition, DataRedundancyTransitions,
};
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the changes of the redundancy type of all buckets of the account.
///
/// The request goes to the endpoint of the region and names no bucket.
///
/// Needs the permission `oss:ListUserDataRedundancyTransition`. OSS may refuse it with
/// `AccessDenied`, `NoSuchBucket`. API reference:
/// [ListUserDataRedundancyTransition](https://www.alibabacloud.com/help/en/oss/developer-reference/listuserdataredundancytransition).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client.list_user_data_redundancy_transition().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListUserDataRedundancyTransition {
    call: CallContext,
    continuation_token: Option<String>,
    max_keys: Option<u32>,
}

impl ListUserDataRedundancyTransition {
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

call!(ListUserDataRedundancyTransition -> DataRedundancyTransitions);
presign!(ListUserDataRedundancyTransition);

impl Operation for ListUserDataRedundancyTransition {
    type Output = DataRedundancyTransitions;
    const NAME: &'static str = "ListUserDataRedundancyTransition";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .query("redundancyTransition", "")
            .optional_query("continuation-token", self.continuation_token)
            .optional_query("max-keys", self.max_keys))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("ListBucketDataRedundancyTransition")
    }
}

impl ListUserDataRedundancyTransition {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `transitions` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 100 entries.
    pub fn items(mut self) -> Items<Self, DataRedundancyTransition> {
        self.max_keys = self.max_keys.or(Some(100));
        Items::new(self.pages(), |page| page.transitions)
    }
}

impl Paged for ListUserDataRedundancyTransition {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.transitions {
            names.entry(&item.task_id);
        }
        let tokens = [page.next_continuation_token.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.continuation_token = page.next_continuation_token.clone();
        Ok(true)
    }
}
