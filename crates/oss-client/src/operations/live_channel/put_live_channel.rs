//! `PutLiveChannel`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::live_channel::LiveChannelConfiguration;

/// Creates a live channel, to which a client can push audio and video over RTMP.
///
/// The answer contains the URLs for pushing, which must still be signed, and the URLs for playing.
/// If there is a channel of this name already, it is replaced.
///
/// Needs the permission `oss:PutLiveChannel`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchBucket`. API reference:
/// [PutLiveChannel](https://www.alibabacloud.com/help/en/oss/developer-reference/putlivechannel).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::live_channel::{LiveChannelConfiguration, LiveChannelFormat, LiveChannelTarget};
///
/// let response = bucket
///     .put_live_channel(
///         "examplechannel",
///         LiveChannelConfiguration::new(LiveChannelTarget::new(LiveChannelFormat::Hls)),
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutLiveChannel {
    call: CallContext,
    bucket: BucketName,
    channel: String,
    configuration: LiveChannelConfiguration,
}

impl PutLiveChannel {
    pub(crate) fn new(
        bucket: &Bucket,
        channel: impl Into<String>,
        configuration: impl Into<LiveChannelConfiguration>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
            configuration: configuration.into(),
        }
    }
}

call!(PutLiveChannel -> PutLiveChannelOutput, bucket, channel);
presign!(PutLiveChannel);

impl Operation for PutLiveChannel {
    type Output = PutLiveChannelOutput;
    const NAME: &'static str = "PutLiveChannel";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.channel)?
                .query("live", "")
                .xml("LiveChannelConfiguration", &self.configuration)
                .content_md5(),
        )
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml_with("CreateLiveChannelResult", |root| {
            let mut publish_urls = Vec::new();
            let mut play_urls = Vec::new();
            while let Some(mut child) = root.next_child()? {
                match child.name() {
                    "PlayUrls" => child.list("Url", &mut play_urls)?,
                    "PublishUrls" => child.list("Url", &mut publish_urls)?,
                    _ => {}
                }
            }
            Ok(PutLiveChannelOutput {
                publish_urls,
                play_urls,
            })
        })
    }
}

/// What [`PutLiveChannel`] answers.
#[derive(Clone, Debug, Eq, PartialEq)]
#[non_exhaustive]
pub struct PutLiveChannelOutput {
    /// The URLs to which a client pushes the stream (`Url` in `PublishUrls`).
    pub publish_urls: Vec<String>,
    /// The URLs with which the stream is played (`Url` in `PlayUrls`).
    pub play_urls: Vec<String>,
}
