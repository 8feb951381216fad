//! PutLiveChannel, GetLiveChannelInfo, DeleteLiveChannel and ListLiveChannel.

use std::sync::Arc;

use ::http::StatusCode;

use crate::codes::{Code, OssError};
use crate::config::Config;
use crate::configurations::{
    Document, LIVE_CHANNEL, LiveChannel, LiveChannelConfig, LiveChannelStatus, write,
};
use crate::handlers::call::Call;
use crate::handlers::listing::{key_parameter, page_size};
use crate::http::{ServerResponse, response};
use crate::store::{Bucket, Slot};
use crate::xml::Xml;

/// Creates a live channel, or replaces the configuration of one.
pub(crate) async fn put_live_channel(mut call: Call) -> Result<ServerResponse, OssError> {
    let body = call.document(LiveChannel::LIMIT).await?;
    let config = LiveChannelConfig::from_request(&body)?;
    let name = new_name(&call)?.to_owned();
    let xml = Xml::document("CreateLiveChannelResult");
    let playlist = config.playlist();
    let document = urls(xml, call.config(), call.bucket()?, &name, playlist).end();
    let channel = LiveChannel {
        modified: call.clock().now(),
        config,
    };
    call.update_bucket(move |bucket| {
        store(bucket, &name, channel);
        Ok(())
    })
    .await?;
    Ok(response::xml(document))
}

/// Returns the configuration of a live channel.
pub(crate) async fn get_live_channel_info(call: Call) -> Result<ServerResponse, OssError> {
    let channel = find(call.existing_bucket()?.as_ref(), call.key()?)?;
    Ok(response::xml(write(&channel.config, LIVE_CHANNEL)))
}

/// Deletes a live channel. It is not an error if there is none. Its objects stay.
pub(crate) async fn delete_live_channel(call: Call) -> Result<ServerResponse, OssError> {
    let name = call.key()?.to_owned();
    call.update_bucket(move |bucket| {
        bucket.configurations.remove(LiveChannel::KIND, &name);
        Ok(())
    })
    .await?;
    Ok(response::empty(StatusCode::NO_CONTENT))
}

/// Returns a page of the live channels of a bucket.
pub(crate) async fn list_live_channel(call: Call) -> Result<ServerResponse, OssError> {
    let bucket = call.existing_bucket()?;
    let query = &call.request.query;
    let (prefix, marker) = (
        key_parameter(query, "prefix")?,
        key_parameter(query, "marker")?,
    );
    let limit = page_size(query, "max-keys", 100)?;
    let mut channels: Vec<(&str, Arc<LiveChannel>)> = bucket
        .configurations
        .each::<LiveChannel>()
        .filter(|(name, _)| name.starts_with(prefix) && *name > marker)
        .take(limit + 1)
        .collect();
    let truncated = channels.len() > limit;
    channels.truncate(limit);
    let next = channels.last().filter(|_| truncated);
    let document = Xml::document("ListLiveChannelResult")
        .text("Prefix", prefix)
        .text("Marker", marker)
        .text("MaxKeys", limit.to_string())
        .text("IsTruncated", truncated.to_string())
        .maybe("NextMarker", next.map(|(name, _)| *name))
        .each(&channels, |xml, (name, channel)| {
            element(xml, call.config(), &bucket.name, name, channel)
        })
        .end();
    Ok(response::xml(document))
}

fn element(xml: Xml, config: &Config, bucket: &str, name: &str, channel: &LiveChannel) -> Xml {
    let status = channel.config.status.map(LiveChannelStatus::as_str);
    let xml = xml
        .begin("LiveChannel")
        .text("Name", name)
        .maybe("Description", channel.config.description.as_deref())
        .maybe("Status", status)
        .text("LastModified", channel.modified.to_iso_millis());
    urls(xml, config, bucket, name, channel.config.playlist()).close()
}

/// Adds the URL to which a stream is sent, and the URL of its playlist.
fn urls(xml: Xml, config: &Config, bucket: &str, name: &str, playlist: &str) -> Xml {
    let host = format!("{bucket}.{}", config.public_endpoint());
    xml.begin("PublishUrls")
        .text("Url", format!("rtmp://{host}/live/{name}"))
        .close()
        .begin("PlayUrls")
        .text("Url", format!("http://{host}/{name}/{playlist}"))
        .close()
}

/// Returns a live channel of a bucket.
///
/// # Errors
///
/// Returns `NoSuchLiveChannel`.
pub(super) fn find(bucket: &Bucket, name: &str) -> Result<Arc<LiveChannel>, OssError> {
    let channel = bucket.configurations.named::<LiveChannel>(name);
    channel.ok_or_else(|| OssError::new(Code::NoSuchLiveChannel))
}

/// Stores a live channel.
pub(super) fn store(bucket: &mut Bucket, name: &str, channel: LiveChannel) {
    let slot = Slot::with_parsed(channel.to_document(), channel);
    bucket.configurations.insert(LiveChannel::KIND, name, slot);
}

fn new_name(call: &Call) -> Result<&str, OssError> {
    let name = call.key()?;
    match name.contains('/') {
        true => Err(OssError::new(Code::InvalidChannelName)),
        false => Ok(name),
    }
}
