//! `GetLiveChannelStat`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::live_channel::{
    LiveChannelAudioStat, LiveChannelStreamStatus, LiveChannelVideoStat,
};

/// Reads whether a stream is being pushed to a live channel, and the properties of the stream.
///
/// The properties of the stream are only present while it is being pushed.
///
/// Needs the permission `oss:GetLiveChannelStat`. OSS may refuse it with `NoSuchLiveChannel`. API
/// reference:
/// [GetLiveChannelStat](https://www.alibabacloud.com/help/en/oss/developer-reference/getlivechannelstat).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_live_channel_stat("examplechannel")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetLiveChannelStat {
    call: CallContext,
    bucket: BucketName,
    channel: String,
}

impl GetLiveChannelStat {
    pub(crate) fn new(bucket: &Bucket, channel: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
        }
    }
}

call!(GetLiveChannelStat -> GetLiveChannelStatOutput, bucket, channel);
presign!(GetLiveChannelStat);

impl Operation for GetLiveChannelStat {
    type Output = GetLiveChannelStatOutput;
    const NAME: &'static str = "GetLiveChannelStat";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.channel)?
                .query("comp", "stat")
                .query("live", ""),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("LiveChannelStat", |root| {
            let mut status = None;
            let mut connected_time = None;
            let mut remote_addr = None;
            let mut video = None;
            let mut audio = None;
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "Status" => child.set(&mut status)?,
                    "ConnectedTime" => child.set(&mut connected_time)?,
                    "RemoteAddr" => child.set(&mut remote_addr)?,
                    "Video" => child.set(&mut video)?,
                    "Audio" => child.set(&mut audio)?,
                    _ => {}
                }
            }
            Ok(GetLiveChannelStatOutput {
                status: root.required("Status", status)?,
                connected_time,
                remote_addr,
                video,
                audio,
            })
        })
    }
}

/// What [`GetLiveChannelStat`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct GetLiveChannelStatOutput {
    /// Whether a stream is being pushed (`Status`).
    pub status: LiveChannelStreamStatus,
    /// When the client began to push the stream (`ConnectedTime`). A channel without a stream has
    /// none.
    pub connected_time: Option<UtcSeconds>,
    /// The address and the port of the client that pushes the stream (`RemoteAddr`). A channel
    /// without a stream has none.
    pub remote_addr: Option<String>,
    /// The properties of the video stream (`Video`). A channel without a stream has none.
    pub video: Option<LiveChannelVideoStat>,
    /// The properties of the audio stream (`Audio`). A channel without a stream has none.
    pub audio: Option<LiveChannelAudioStat>,
}
