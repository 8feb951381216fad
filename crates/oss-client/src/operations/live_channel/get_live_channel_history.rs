//! `GetLiveChannelHistory`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::live_channel::LiveChannelRecord;

/// Reads the last ten streams that were pushed to a live channel.
///
/// The list is empty if nothing was pushed yet.
///
/// Needs the permission `oss:GetLiveChannelHistory`. OSS may refuse it with `NoSuchLiveChannel`.
/// API reference:
/// [GetLiveChannelHistory](https://www.alibabacloud.com/help/en/oss/developer-reference/getlivechannelhistory).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_live_channel_history("examplechannel")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetLiveChannelHistory {
    call: CallContext,
    bucket: BucketName,
    channel: String,
}

impl GetLiveChannelHistory {
    pub(crate) fn new(bucket: &Bucket, channel: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
        }
    }
}

call!(GetLiveChannelHistory -> GetLiveChannelHistoryOutput, bucket, channel);
presign!(GetLiveChannelHistory);

impl Operation for GetLiveChannelHistory {
    type Output = GetLiveChannelHistoryOutput;
    const NAME: &'static str = "GetLiveChannelHistory";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.channel)?
                .query("comp", "history")
                .query("live", ""),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("LiveChannelHistory", |root| {
            let mut records = Vec::new();
            while let Some(mut child) = root.next_child()? {
                if child.name() == "LiveRecord" {
                    child.push(&mut records)?;
                }
            }
            Ok(GetLiveChannelHistoryOutput { records })
        })
    }
}

/// What [`GetLiveChannelHistory`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetLiveChannelHistoryOutput {
    /// The streams that were pushed (`LiveRecord`).
    pub records: Vec<LiveChannelRecord>,
}
