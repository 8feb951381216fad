//! `GetLiveChannelInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{CallOptions, Operation, OperationRequest, RawResponse};
use crate::operations::live_channel::LiveChannelConfiguration;

/// Reads the settings of a live channel.
///
/// The request fails with `NoSuchLiveChannel` if there is no channel of this name.
///
/// Needs the permission `oss:GetLiveChannelInfo`. OSS may refuse it with `NoSuchLiveChannel`. API
/// reference:
/// [GetLiveChannelInfo](https://www.alibabacloud.com/help/en/oss/developer-reference/getlivechannelinfo).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// let response = bucket
///     .get_live_channel_info("examplechannel")
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetLiveChannelInfo {
    call: CallContext,
    bucket: BucketName,
    channel: String,
}

impl GetLiveChannelInfo {
    pub(crate) fn new(bucket: &Bucket, channel: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
        }
    }
}

call!(GetLiveChannelInfo -> LiveChannelConfiguration, bucket, channel);
presign!(GetLiveChannelInfo);

impl Operation for GetLiveChannelInfo {
    type Output = LiveChannelConfiguration;
    const NAME: &'static str = "GetLiveChannelInfo";

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::object(Method::GET, self.bucket, self.channel)?.query("live", ""))
    }

    fn response(response: RawResponse) -> Result<Self::Output> {
        response.xml("LiveChannelConfiguration")
    }
}
