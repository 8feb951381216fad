//! `ListLiveChannel`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::live_channel::LiveChannel;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the live channels of a bucket.
///
/// A page has up to 100 channels by default.
///
/// Needs the permission `oss:ListLiveChannel`. OSS may refuse it with `NoSuchBucket`. API
/// reference:
/// [ListLiveChannel](https://www.alibabacloud.com/help/en/oss/developer-reference/listlivechannel).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_live_channel().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListLiveChannel {
    call: CallContext,
    bucket: BucketName,
    prefix: Option<String>,
    marker: Option<String>,
    max_keys: Option<u32>,
}

impl ListLiveChannel {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            prefix: None,
            marker: None,
            max_keys: None,
        }
    }

    /// The list contains only live channels whose name has this prefix (parameter `prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
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
}

call!(ListLiveChannel -> ListLiveChannelOutput, bucket);
presign!(ListLiveChannel);

impl Operation for ListLiveChannel {
    type Output = ListLiveChannelOutput;
    const NAME: &'static str = "ListLiveChannel";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("live", "")
            .optional_query("prefix", self.prefix)
            .optional_query("marker", self.marker)
            .optional_query("max-keys", self.max_keys))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListLiveChannelResult", |root| {
            let mut prefix = None;
            let mut marker = None;
            let mut max_keys = None;
            let mut is_truncated = None;
            let mut next_marker = None;
            let mut live_channels = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Prefix" => child.set(&mut prefix)?,
                    "Marker" => child.set(&mut marker)?,
                    "MaxKeys" => child.set(&mut max_keys)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "NextMarker" => child.set(&mut next_marker)?,
                    "LiveChannel" => child.push(&mut live_channels)?,
                    _ => {}
                }
            }
            Ok(ListLiveChannelOutput {
                prefix,
                marker,
                max_keys: root.required("MaxKeys", max_keys)?,
                is_truncated: root.required("IsTruncated", is_truncated)?,
                next_marker,
                live_channels,
            })
        })
    }
}

impl ListLiveChannel {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `live_channels` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, LiveChannel> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.live_channels)
    }
}

impl Paged for ListLiveChannel {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.live_channels {
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

/// What [`ListLiveChannel`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListLiveChannelOutput {
    /// The prefix of the entries (`Prefix`).
    pub prefix: Option<String>,
    /// The position after which this page begins (`Marker`).
    pub marker: Option<String>,
    /// The limit of the number of entries on a page (`MaxKeys`).
    pub max_keys: u32,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The marker with which the next page is requested (`NextMarker`).
    pub next_marker: Option<String>,
    /// The live channels of this page (`LiveChannel`).
    pub live_channels: Vec<LiveChannel>,
}
