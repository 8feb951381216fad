//! `PutLiveChannelStatus`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::live_channel::LiveChannelStatus;

/// Enables or disables a live channel.
///
/// OSS refuses streams to a disabled channel, and disconnects a client that is pushing one.
///
/// Needs the permission `oss:PutLiveChannelStatus`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchLiveChannel`. API reference:
/// [PutLiveChannelStatus](https://www.alibabacloud.com/help/en/oss/developer-reference/putlivechannelstatus).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::operations::live_channel::LiveChannelStatus;
///
/// bucket
///     .put_live_channel_status("examplechannel", LiveChannelStatus::Disabled)
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PutLiveChannelStatus {
    call: CallContext,
    bucket: BucketName,
    channel: String,
    status: LiveChannelStatus,
}

impl PutLiveChannelStatus {
    pub(crate) fn new(
        bucket: &Bucket,
        channel: impl Into<String>,
        status: impl Into<LiveChannelStatus>,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
            status: status.into(),
        }
    }
}

call!(PutLiveChannelStatus -> (), bucket, channel);
presign!(PutLiveChannelStatus);

impl Operation for PutLiveChannelStatus {
    type Output = ();
    const NAME: &'static str = "PutLiveChannelStatus";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::PUT, self.bucket, self.channel)?
                .query("live", "")
                .query("status", self.status),
        )
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
