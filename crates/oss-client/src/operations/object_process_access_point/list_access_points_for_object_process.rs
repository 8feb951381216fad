//! `ListAccessPointsForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, Sending, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::object_process_access_point::AccessPointForObjectProcess;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the access points for object processing of the account.
///
/// The request goes to the endpoint of the region and names no bucket.
///
/// Needs the permission `oss:ListAccessPointsForObjectProcess`. OSS may refuse it with
/// `AccessDenied`, `NoSuchBucket`. API reference:
/// [ListAccessPointsForObjectProcess](https://www.alibabacloud.com/help/en/oss/developer-reference/listaccesspointsforobjectprocess).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client
///     .list_access_points_for_object_process()
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListAccessPointsForObjectProcess {
    call: CallContext,
    max_keys: Option<u32>,
    continuation_token: Option<String>,
}

impl ListAccessPointsForObjectProcess {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
            max_keys: None,
            continuation_token: None,
        }
    }

    /// The limit of the number of entries on a page, from 1 to 1,000. The default is 100 (parameter
    /// `max-keys`).
    pub fn max_keys(mut self, max_keys: impl IntoField<u32>) -> Self {
        self.max_keys = max_keys.into_field();
        self
    }

    /// The token of the page before, from which the list is continued (parameter
    /// `continuation-token`).
    pub fn continuation_token(mut self, continuation_token: impl IntoField<String>) -> Self {
        self.continuation_token = continuation_token.into_field();
        self
    }
}

call!(ListAccessPointsForObjectProcess -> ListAccessPointsForObjectProcessOutput);
presign!(ListAccessPointsForObjectProcess);

impl Operation for ListAccessPointsForObjectProcess {
    type Output = ListAccessPointsForObjectProcessOutput;
    const NAME: &'static str = "ListAccessPointsForObjectProcess";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .query("accessPointForObjectProcess", "")
            .optional_query("max-keys", self.max_keys)
            .optional_query("continuation-token", self.continuation_token))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListAccessPointsForObjectProcessResult", |root| {
            let mut access_points = Vec::new();
            let mut is_truncated = None;
            let mut next_continuation_token = None;
            let mut account_id = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "NextContinuationToken" => child.set(&mut next_continuation_token)?,
                    "AccountId" => child.set(&mut account_id)?,
                    "AccessPointsForObjectProcess" => {
                        child.list("AccessPointForObjectProcess", &mut access_points)?;
                    }
                    _ => {}
                }
            }
            Ok(ListAccessPointsForObjectProcessOutput {
                access_points,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                next_continuation_token,
                account_id: root.required("AccountId", account_id)?,
            })
        })
    }
}

impl ListAccessPointsForObjectProcess {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `access_points` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, AccessPointForObjectProcess> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.access_points)
    }
}

impl Paged for ListAccessPointsForObjectProcess {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.access_points {
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

/// What [`ListAccessPointsForObjectProcess`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListAccessPointsForObjectProcessOutput {
    /// The access points for object processing of this page (`AccessPointForObjectProcess` in
    /// `AccessPointsForObjectProcess`).
    pub access_points: Vec<AccessPointForObjectProcess>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The token with which the next page is requested (`NextContinuationToken`).
    pub next_continuation_token: Option<String>,
    /// The ID of the account that owns the access point (`AccountId`).
    pub account_id: String,
}
