//! `ListAccessPoints`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, Sending, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::access_point::AccessPoint;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the access points of a bucket, or those of the whole account if no bucket is given.
///
/// A page has up to 100 access points by default.
///
/// Needs the permission `oss:ListAccessPoints`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [ListAccessPoints](https://www.alibabacloud.com/help/en/oss/developer-reference/listaccesspoints).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client.list_access_points().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListAccessPoints {
    call: CallContext,
    max_keys: Option<u32>,
    continuation_token: Option<String>,
    bucket: Option<String>,
}

impl ListAccessPoints {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
            max_keys: None,
            continuation_token: None,
            bucket: None,
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

    /// The name of the bucket. Without it, the access points of the whole account are listed.
    pub fn bucket(mut self, bucket: impl IntoField<String>) -> Self {
        self.bucket = bucket.into_field();
        self
    }
}

call!(ListAccessPoints -> ListAccessPointsOutput);
presign!(ListAccessPoints);

impl Operation for ListAccessPoints {
    type Output = ListAccessPointsOutput;
    const NAME: &'static str = "ListAccessPoints";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::bucket_or_service(Method::GET, self.bucket)?
                .query("accessPoint", "")
                .optional_query("max-keys", self.max_keys)
                .optional_query("continuation-token", self.continuation_token),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListAccessPointsResult", |root| {
            let mut max_keys = None;
            let mut is_truncated = None;
            let mut next_continuation_token = None;
            let mut account_id = None;
            let mut access_points = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "MaxKeys" => child.set(&mut max_keys)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "NextContinuationToken" => child.set(&mut next_continuation_token)?,
                    "AccountId" => child.set(&mut account_id)?,
                    "AccessPoints" => child.list("AccessPoint", &mut access_points)?,
                    _ => {}
                }
            }
            Ok(ListAccessPointsOutput {
                max_keys,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                next_continuation_token,
                account_id: root.required("AccountId", account_id)?,
                access_points,
            })
        })
    }
}

impl ListAccessPoints {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `access_points` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, AccessPoint> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.access_points)
    }
}

impl Paged for ListAccessPoints {
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

/// What [`ListAccessPoints`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListAccessPointsOutput {
    /// The limit of the number of entries on a page (`MaxKeys`).
    pub max_keys: Option<u32>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The token with which the next page is requested (`NextContinuationToken`).
    pub next_continuation_token: Option<String>,
    /// The ID of the account that owns the access point (`AccountId`).
    pub account_id: String,
    /// The access points of this page (`AccessPoint` in `AccessPoints`).
    pub access_points: Vec<AccessPoint>,
}
