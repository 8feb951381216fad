//! Operations on live channels. A channel is addressed like an object of its bucket.

mod channel;
mod state;
mod vod;

pub(crate) use channel::{
    delete_live_channel, get_live_channel_info, list_live_channel, put_live_channel,
};
pub(crate) use state::{get_live_channel_history, get_live_channel_stat, put_live_channel_status};
pub(crate) use vod::{get_vod_playlist, post_vod_playlist};
