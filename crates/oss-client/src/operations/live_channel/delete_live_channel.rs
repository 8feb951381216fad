//! `DeleteLiveChannel`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::BucketName;

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Deletes a live channel.
///
/// The request fails with `LiveChannelInUse` while a client is pushing a stream. The files that
/// were recorded stay in the bucket.
///
/// Needs the permission `oss:DeleteLiveChannel`. OSS may refuse it with `LiveChannelInUse`,
/// `NoSuchLiveChannel`. API reference:
/// [DeleteLiveChannel](https://www.alibabacloud.com/help/en/oss/developer-reference/deletelivechannel).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// bucket.delete_live_channel("examplechannel").send().await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct DeleteLiveChannel {
    call: CallContext,
    bucket: BucketName,
    channel: String,
}

impl DeleteLiveChannel {
    pub(crate) fn new(bucket: &Bucket, channel: impl Into<String>) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
        }
    }
}

call!(DeleteLiveChannel -> (), bucket, channel);
presign!(DeleteLiveChannel);

impl Operation for DeleteLiveChannel {
    type Output = ();
    const NAME: &'static str = "DeleteLiveChannel";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::object(Method::DELETE, self.bucket, self.channel)?.query("live", ""))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
