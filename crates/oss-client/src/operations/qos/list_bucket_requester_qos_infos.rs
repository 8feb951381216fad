//! `ListBucketRequesterQosInfos`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, Sending, call, presign};
use crate::error::Result;
use crate::into_field::IntoField;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::qos::RequesterQosInfo;
use crate::paging::{Items, More, Names, Paged, Pages, Visited};

/// Lists the requesters that have limits for a bucket.
///
/// Each entry contains the limits of one requester.
///
/// Needs the permission `oss:ListBucketRequesterQoSInfos`. API reference:
/// [ListBucketRequesterQoSInfos](https://www.alibabacloud.com/help/en/oss/developer-reference/listbucketrequesterqosinfos).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket.list_bucket_requester_qos_infos().send().await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct ListBucketRequesterQosInfos {
    call: CallContext,
    bucket: BucketName,
    continuation_token: Option<String>,
    max_keys: Option<u32>,
}

impl ListBucketRequesterQosInfos {
    pub(crate) fn new(bucket: &Bucket) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
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

call!(ListBucketRequesterQosInfos -> ListBucketRequesterQosInfosOutput, bucket);
presign!(ListBucketRequesterQosInfos);

impl Operation for ListBucketRequesterQosInfos {
    type Output = ListBucketRequesterQosInfosOutput;
    const NAME: &'static str = "ListBucketRequesterQosInfos";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::bucket(Method::GET, self.bucket)
            .query("requesterQosInfo", "")
            .optional_query("continuation-token", self.continuation_token)
            .optional_query("max-keys", self.max_keys))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("ListBucketRequesterQoSInfosResult", |root| {
            let mut bucket = None;
            let mut continuation_token = None;
            let mut next_continuation_token = None;
            let mut is_truncated = None;
            let mut requesters = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Bucket" => child.set(&mut bucket)?,
                    "ContinuationToken" => child.set(&mut continuation_token)?,
                    "NextContinuationToken" => child.set(&mut next_continuation_token)?,
                    "IsTruncated" => child.set(&mut is_truncated)?,
                    "RequesterQoSInfo" => child.push(&mut requesters)?,
                    _ => {}
                }
            }
            Ok(ListBucketRequesterQosInfosOutput {
                bucket,
                continuation_token,
                next_continuation_token,
                is_truncated: is_truncated.unwrap_or(false),
                requesters,
            })
        })
    }
}

impl ListBucketRequesterQosInfos {
    /// Returns all pages, from this one on, as a `Stream`.
    pub fn pages(self) -> Pages<Self> {
        Pages::new(self)
    }

    /// Returns the entries in `requesters` of all pages, from this one on, as a `Stream`. Where
    /// `max_keys` is not set, it asks for the largest pages, of 1,000 entries.
    pub fn items(mut self) -> Items<Self, RequesterQosInfo> {
        self.max_keys = self.max_keys.or(Some(1000));
        Items::new(self.pages(), |page| page.requesters)
    }
}

impl Paged for ListBucketRequesterQosInfos {
    fn send_page(self) -> Sending<Self::Output> {
        self.into_future()
    }

    fn next_page(&mut self, page: &Self::Output, visited: &mut Visited) -> Result<bool> {
        let mut names = Names::default();
        for item in &page.requesters {
            names.entry(&item.requester);
        }
        let tokens = [page.next_continuation_token.clone().unwrap_or_default()];
        if !visited.goes_on(More::Truncated(page.is_truncated), &tokens, &names)? {
            return Ok(false);
        }
        self.continuation_token = page.next_continuation_token.clone();
        Ok(true)
    }
}

/// What [`ListBucketRequesterQosInfos`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct ListBucketRequesterQosInfosOutput {
    /// The name of the bucket (`Bucket`).
    pub bucket: Option<String>,
    /// The token with which this page was requested (`ContinuationToken`).
    pub continuation_token: Option<String>,
    /// The token with which the next page is requested (`NextContinuationToken`).
    pub next_continuation_token: Option<String>,
    /// Whether there are more entries, on further pages (`IsTruncated`).
    pub is_truncated: bool,
    /// The requesters of this page and their limits (`RequesterQoSInfo`).
    pub requesters: Vec<RequesterQosInfo>,
}
