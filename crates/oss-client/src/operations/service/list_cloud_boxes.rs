//! `ListCloudBoxes`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;

use crate::call::{CallContext, Sending, call, presign};
use crate::client::Client;
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::common::Owner;
use crate::operations::service::CloudBox;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the cloud boxes of the account.
///
/// A cloud box is an OSS installation in the customer's own data center. It has its own endpoints
/// for control and data.
///
/// Needs the permission `oss:ListCloudBoxes`. OSS may refuse it with `AccessDenied`. API reference:
/// [ListCloudBoxes](https://www.alibabacloud.com/help/en/oss/developer-reference/listcloudboxes).
///
/// ```
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let response = client.list_cloud_boxes().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListCloudBoxes {
    call: CallContext,
    marker: Option<String>,
    max_keys: Option<u32>,
    prefix: Option<String>,
}

impl ListCloudBoxes {
    pub(crate) fn new(client: &Client) -> Self {
        Self {
            call: CallContext::new(client),
            marker: None,
            max_keys: None,
            prefix: None,
        }
    }

    /// The list begins after this name (parameter `marker`).
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

    /// The list contains only cloud boxes whose name has this prefix (parameter `prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }
}

call!(ListCloudBoxes -> ListCloudBoxesOutput);
presign!(ListCloudBoxes);

impl Operation for ListCloudBoxes {
    type Output = ListCloudBoxesOutput;
    const NAME: &'static str = "ListCloudBoxes";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::service(Method::GET)
            .query("cloudboxes", "")
            .optional_query("marker", self.marker)
            .optional_query("max-keys", self.max_keys)
            .optional_query("prefix", self.prefix))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListCloudBoxResult", |root| {
            let mut prefix = None;
            let mut marker = None;
            let mut max_keys = None;
            let mut is_truncated = None;
            let mut next_marker = None;
            let mut owner = None;
            let mut cloud_boxes = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Prefix" => child.set(&mut prefix)?,
                    "Marker" => child.set(&mut marker)?,
                    "MaxKeys" => child.set(&mut max_keys)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "NextMarker" => child.set(&mut next_marker)?,
                    "Owner" => child.set(&mut owner)?,
                    "CloudBoxes" => child.list("CloudBox", &mut cloud_boxes)?,
                    _ => {}
                }
            }
            Ok(ListCloudBoxesOutput {
                prefix,
                marker,
                max_keys,
                is_truncated: is_truncated.unwrap_or(false),
                next_marker,
                owner,
                cloud_boxes,
            })
        })
    }
}

impl ListCloudBoxes {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `cloud_boxes` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, CloudBox> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.cloud_boxes)
    }
}

impl Paged for ListCloudBoxes {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.cloud_boxes {
            names.entry(&item.id);
        }
        let tokens = [page.next_marker.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.marker = page.next_marker.clone();
        Ok(true)
    }
}

/// What [`ListCloudBoxes`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListCloudBoxesOutput {
    /// The prefix of the entries (`Prefix`).
    pub prefix: Option<String>,
    /// The position after which this page begins (`Marker`).
    pub marker: Option<String>,
    /// The limit of the number of entries on a page (`MaxKeys`).
    pub max_keys: Option<u32>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The marker with which the next page is requested (`NextMarker`).
    pub next_marker: Option<String>,
    /// The owner of the cloud boxes (`Owner`). Older servers do not report the owner.
    pub owner: Option<Owner>,
    /// The cloud boxes of this page (`CloudBox` in `CloudBoxes`).
    pub cloud_boxes: Vec<CloudBox>,
}
