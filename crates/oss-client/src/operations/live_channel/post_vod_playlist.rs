//! `PostVodPlaylist`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use http::Method;
use oss_sign::{BucketName, UtcSeconds};

use crate::bucket::Bucket;
use crate::call::{CallContext, call, presign};
use crate::error::Result;
use crate::operation::{Answer, CallOptions, Operation, OperationRequest, RawResponse};

/// Creates a playlist for what was pushed to a live channel between two times.
///
/// The playlist is stored in the bucket. The time between start and end can be at most one day.
///
/// Needs the permission `oss:PostVodPlaylist`. OSS may refuse it with `InvalidArgument`,
/// `NoSuchLiveChannel`. API reference:
/// [PostVodPlaylist](https://www.alibabacloud.com/help/en/oss/developer-reference/postvodplaylist).
///
/// ```
/// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
/// use oss_client::sign::UtcSeconds;
///
/// bucket
///     .post_vod_playlist(
///         "examplechannel",
///         "examplechannel",
///         UtcSeconds::new(1_936_771_965),
///         UtcSeconds::new(1_936_771_965),
///     )
///     .send()
///     .await?;
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
#[must_use = "an operation does nothing until it is sent or presigned"]
pub struct PostVodPlaylist {
    call: CallContext,
    bucket: BucketName,
    channel: String,
    playlist: String,
    start_time: UtcSeconds,
    end_time: UtcSeconds,
}

impl PostVodPlaylist {
    pub(crate) fn new(
        bucket: &Bucket,
        channel: impl Into<String>,
        playlist: impl Into<String>,
        start_time: UtcSeconds,
        end_time: UtcSeconds,
    ) -> Self {
        Self {
            call: CallContext::new(bucket.client()),
            bucket: bucket.name().clone(),
            channel: channel.into(),
            playlist: playlist.into(),
            start_time,
            end_time,
        }
    }
}

call!(PostVodPlaylist -> (), bucket, channel, playlist);
presign!(PostVodPlaylist);

impl Operation for PostVodPlaylist {
    type Output = ();
    const NAME: &'static str = "PostVodPlaylist";
    const ANSWER: Answer = Answer::Nothing;

    fn options(&self) -> CallOptions {
        self.call.options.clone()
    }

    fn request(self) -> Result<OperationRequest> {
        Ok(OperationRequest::object(
            Method::POST,
            self.bucket,
            [self.channel, self.playlist].join("/"),
        )?
        .query("vod", "")
        .query("startTime", UtcSeconds::as_i64(self.start_time))
        .query("endTime", UtcSeconds::as_i64(self.end_time)))
    }

    fn response(_: RawResponse) -> Result<Self::Output> {
        Ok(())
    }
}
