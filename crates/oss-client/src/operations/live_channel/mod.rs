//! Live channels.
//!
//! | operation | what it does |
//! |---|---|
//! | [`Bucket::put_live_channel`] | Creates a live channel, to which a client can push audio and video over RTMP. |
//! | [`Bucket::put_live_channel_status`] | Enables or disables a live channel. |
//! | [`Bucket::get_live_channel_history`] | Reads the last ten streams that were pushed to a live channel. |
//! | [`Bucket::get_live_channel_info`] | Reads the settings of a live channel. |
//! | [`Bucket::get_live_channel_stat`] | Reads whether a stream is being pushed to a live channel, and the properties of the stream. |
//! | [`Bucket::get_vod_playlist`] | Reads a playlist for what was pushed to a live channel between two times. |
//! | [`Bucket::list_live_channel`] | Lists the live channels of a bucket. |
//! | [`Bucket::post_vod_playlist`] | Creates a playlist for what was pushed to a live channel between two times. |
//! | [`Bucket::delete_live_channel`] | Deletes a live channel. |

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::bucket::Bucket;

mod delete_live_channel;
mod enums;
mod get_live_channel_history;
mod get_live_channel_info;
mod get_live_channel_stat;
mod get_vod_playlist;
mod list_live_channel;
#[expect(clippy::module_inception, reason = "the group is named after it")]
mod live_channel;
mod live_channel_audio_stat;
mod live_channel_configuration;
mod live_channel_record;
mod live_channel_snapshot;
mod live_channel_target;
mod live_channel_video_stat;
mod post_vod_playlist;
mod put_live_channel;
mod put_live_channel_status;
#[cfg(test)]
mod tests;

pub use delete_live_channel::DeleteLiveChannel;
pub use enums::{LiveChannelFormat, LiveChannelStatus, LiveChannelStreamStatus};
pub use get_live_channel_history::{GetLiveChannelHistory, GetLiveChannelHistoryOutput};
pub use get_live_channel_info::GetLiveChannelInfo;
pub use get_live_channel_stat::{GetLiveChannelStat, GetLiveChannelStatOutput};
pub use get_vod_playlist::{GetVodPlaylist, GetVodPlaylistOutput};
pub use list_live_channel::{ListLiveChannel, ListLiveChannelOutput};
pub use live_channel::LiveChannel;
pub use live_channel_audio_stat::LiveChannelAudioStat;
pub use live_channel_configuration::LiveChannelConfiguration;
pub use live_channel_record::LiveChannelRecord;
pub use live_channel_snapshot::LiveChannelSnapshot;
pub use live_channel_target::LiveChannelTarget;
pub use live_channel_video_stat::LiveChannelVideoStat;
pub use post_vod_playlist::PostVodPlaylist;
pub use put_live_channel::{PutLiveChannel, PutLiveChannelOutput};
pub use put_live_channel_status::PutLiveChannelStatus;

/// Live channels.
impl Bucket {
    /// Creates a live channel, to which a client can push audio and video over RTMP. See
    /// [`PutLiveChannel`].
    pub fn put_live_channel(
        &self,
        channel: impl Into<String>,
        configuration: impl Into<LiveChannelConfiguration>,
    ) -> PutLiveChannel {
        PutLiveChannel::new(self, channel, configuration)
    }

    /// Enables or disables a live channel. See [`PutLiveChannelStatus`].
    pub fn put_live_channel_status(
        &self,
        channel: impl Into<String>,
        status: impl Into<LiveChannelStatus>,
    ) -> PutLiveChannelStatus {
        PutLiveChannelStatus::new(self, channel, status)
    }

    /// Reads the last ten streams that were pushed to a live channel. See
    /// [`GetLiveChannelHistory`].
    pub fn get_live_channel_history(&self, channel: impl Into<String>) -> GetLiveChannelHistory {
        GetLiveChannelHistory::new(self, channel)
    }

    /// Reads the settings of a live channel. See [`GetLiveChannelInfo`].
    pub fn get_live_channel_info(&self, channel: impl Into<String>) -> GetLiveChannelInfo {
        GetLiveChannelInfo::new(self, channel)
    }

    /// Reads whether a stream is being pushed to a live channel, and the properties of the stream.
    /// See [`GetLiveChannelStat`].
    pub fn get_live_channel_stat(&self, channel: impl Into<String>) -> GetLiveChannelStat {
        GetLiveChannelStat::new(self, channel)
    }

    /// Reads a playlist for what was pushed to a live channel between two times. See
    /// [`GetVodPlaylist`].
    pub fn get_vod_playlist(
        &self,
        channel: impl Into<String>,
        start_time: UtcSeconds,
        end_time: UtcSeconds,
    ) -> GetVodPlaylist {
        GetVodPlaylist::new(self, channel, start_time, end_time)
    }

    /// Lists the live channels of a bucket. See [`ListLiveChannel`].
    pub fn list_live_channel(&self) -> ListLiveChannel {
        ListLiveChannel::new(self)
    }

    /// Creates a playlist for what was pushed to a live channel between two times. See
    /// [`PostVodPlaylist`].
    pub fn post_vod_playlist(
        &self,
        channel: impl Into<String>,
        playlist: impl Into<String>,
        start_time: UtcSeconds,
        end_time: UtcSeconds,
    ) -> PostVodPlaylist {
        PostVodPlaylist::new(self, channel, playlist, start_time, end_time)
    }

    /// Deletes a live channel. See [`DeleteLiveChannel`].
    pub fn delete_live_channel(&self, channel: impl Into<String>) -> DeleteLiveChannel {
        DeleteLiveChannel::new(self, channel)
    }
}
