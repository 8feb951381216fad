//! PutLiveChannelStatus, GetLiveChannelStat and GetLiveChannelHistory.

use ::http::StatusCode;

use crate::codes::OssError;
use crate::configurations::{LiveChannel, LiveChannelStatus};
use crate::handlers::call::Call;
use crate::http::{ServerResponse, response};
use crate::xml::Xml;

use super::channel::{find, store};

/// Enables or disables a live channel.
pub(crate) async fn put_live_channel_status(call: Call) -> Result<ServerResponse, OssError> {
    let status = LiveChannelStatus::parse(call.query("status").unwrap_or_default())?;
    let name = call.key()?.to_owned();
    call.update_bucket(move |bucket| {
        let mut channel = LiveChannel::clone(find(bucket, &name)?.as_ref());
        channel.config.status = Some(status);
        store(bucket, &name, channel);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns the state of a live channel, to which nobody sends a stream.
pub(crate) async fn get_live_channel_stat(call: Call) -> Result<ServerResponse, OssError> {
    let channel = find(call.existing_bucket()?.as_ref(), call.key()?)?;
    let status = match channel.config.status {
        Some(LiveChannelStatus::Disabled) => "Disabled",
        _ => "Idle",
    };
    let document = Xml::document("LiveChannelStat")
        .text("Status", status)
        .end();
    Ok(response::xml(document))
}

/// Returns the streams that were sent to a live channel, which are none.
pub(crate) async fn get_live_channel_history(call: Call) -> Result<ServerResponse, OssError> {
    find(call.existing_bucket()?.as_ref(), call.key()?)?;
    Ok(response::xml(Xml::document("LiveChannelHistory").end()))
}
