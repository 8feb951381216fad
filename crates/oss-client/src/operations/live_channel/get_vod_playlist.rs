//! `GetVodPlaylist`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::body::ObjectBody;
use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Reads a playlist for what was pushed to a live channel between two times.
///
/// The playlist is not stored. The time between start and end can be at most one day.
///
/// Needs the permission `oss:GetVodPlaylist`. OSS may refuse it with `NoSuchLiveChannel`. API
/// reference:
/// [GetVodPlaylist](https://www.alibabacloud.com/help/en/oss/developer-reference/getvodplaylist).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::sign::UtcSeconds;
///
/// let response = bucket
///     .get_vod_playlist(
///         "examplechannel",
///         UtcSeconds::new(1_936_771_965),
///         UtcSeconds::new(1_936_771_965),
///     )
///     .send()
///     .await?;
/// println!("{response:?}");
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct GetVodPlaylist {
    call: CallContext,
    bucket: BucketName,
    channel: String,
    start_time: UtcSeconds,
    end_time: UtcSeconds,
}

impl GetVodPlaylist {
    pub(crate) fn new(
        bucket: &Bucket,
        channel: impl Into<String>,
        start_time: UtcSeconds,
        end_time: UtcSeconds,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
            start_time,
            end_time,
        }
    }
}

call!(GetVodPlaylist -> GetVodPlaylistOutput, bucket, channel);
presign!(GetVodPlaylist);

impl Operation for GetVodPlaylist {
    type Output = GetVodPlaylistOutput;
    const NAME: &'static str = "GetVodPlaylist";
    const ANSWER: Answer = Answer::Stream;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(
            OperationRequest::object(Method::GET, self.bucket, self.channel)?
                .query("vod", "")
                .query("startTime", UtcSeconds::as_i64(self.start_time))
                .query("endTime", UtcSeconds::as_i64(self.end_time)),
        )
    }

    fn response(mut response: RawResponse) -> Result<Self::Output> {
        Ok(GetVodPlaylistOutput {
            body: response.take_body(),
        })
    }
}

/// What [`GetVodPlaylist`] answers.
#[derive(Debug)]
#[non_exhaustive]
pub struct GetVodPlaylistOutput {
    /// The playlist.
    pub body: ObjectBody,
}
