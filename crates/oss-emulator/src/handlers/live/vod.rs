//! PostVodPlaylist and GetVodPlaylist: playlists of the fragments that a live channel has stored.
//! Fragments are objects `CHANNEL/NAME.ts`. Clients can put such objects, since the server does not
//! receive streams.

use std::fmt::Write as _;

use ::http::StatusCode;
use ::http::header::{CONTENT_TYPE, HeaderValue};
use bytes::Bytes;
use oss_sign::UtcSeconds;

use crate::codes::OssError;
use crate::configurations::{LiveChannel, invalid_playlist, is_playlist_name};
use crate::handlers::call::Call;
use crate::http::body::full;
use crate::http::{ServerResponse, response};
use crate::store::{ListQuery, Object, Overwrite};

use super::channel::find;

/// Stores a playlist of the fragments of some time.
pub(crate) async fn post_vod_playlist(call: Call) -> Result<ServerResponse, OssError> {
    let key = call.key()?;
    let (channel, playlist) = key.rsplit_once('/').unwrap_or((key, ""));
    if !is_playlist_name(playlist) {
        return Err(invalid_playlist(playlist));
    }
    let text = playlist_of(&call, channel).await?;
    let mut writer = call.store().writer();
    let refuse = |error| call.refuse(error);
    writer.push(Bytes::from(text)).await.map_err(refuse)?;
    let data = writer.finish().await.map_err(refuse)?;
    let bucket = call.existing_bucket()?;
    let object = Object {
        headers: vec![("content-type".to_owned(), MEDIA_TYPE.as_bytes().to_vec())],
        ..Object::new(&data, bucket.class, call.clock().now())
    };
    let rules = call.write_rules(&bucket, key, Overwrite::Allowed);
    let stored = call.store().put(&bucket.name, key, object, data, rules);
    stored.await.map_err(refuse)?;
    Ok(response::empty(StatusCode::OK))
}

/// Returns a playlist of the fragments of some time without storing it.
pub(crate) async fn get_vod_playlist(call: Call) -> Result<ServerResponse, OssError> {
    let text = playlist_of(&call, call.key()?).await?;
    let mut answer = ServerResponse::new(full(text));
    let media_type = HeaderValue::from_static(MEDIA_TYPE);
    answer.headers_mut().insert(CONTENT_TYPE, media_type);
    Ok(answer)
}

async fn playlist_of(call: &Call, name: &str) -> Result<String, OssError> {
    let (start, end) = (time(call, "startTime")?, time(call, "endTime")?);
    if end <= start || end.as_i64().saturating_sub(start.as_i64()) > DAY {
        let message = "endTime must be later than startTime, and by one day at most.";
        let value = end.as_i64().to_string();
        let error = OssError::invalid_argument("endTime", &value, message);
        return Err(error.ec("0044-00000308"));
    }
    let channel = find(call.existing_bucket()?.as_ref(), name)?;
    let fragments = fragments(call, name, start, end).await?;
    if fragments.is_empty() {
        let message = "The live channel has no fragments of this time.";
        return Err(OssError::invalid_argument("startTime", "", message));
    }
    Ok(written(&channel, &fragments))
}

/// Returns the names of the fragments that were stored from `start` to `end`.
async fn fragments(
    call: &Call,
    channel: &str,
    start: UtcSeconds,
    end: UtcSeconds,
) -> Result<Vec<String>, OssError> {
    let prefix = format!("{channel}/");
    let mut fragments = Vec::new();
    let mut after = String::new();
    loop {
        let query = ListQuery {
            prefix: &prefix,
            delimiter: "",
            after: &after,
            limit: 1000,
        };
        let page = call.store().list(call.bucket()?, query).await;
        let page = page.map_err(|error| call.refuse(error))?;
        let in_time = page.items().filter(|listed| {
            listed.key.ends_with(".ts") && (start..=end).contains(&listed.object.modified)
        });
        let names = in_time.filter_map(|listed| listed.key.strip_prefix(&prefix));
        fragments.extend(names.map(str::to_owned));
        match page.next() {
            Some(next) => after = next.to_owned(),
            None => return Ok(fragments),
        }
    }
}

/// Writes a playlist (RFC 8216).
fn written(channel: &LiveChannel, fragments: &[String]) -> String {
    let seconds = channel.config.target.seconds.unwrap_or_default();
    let mut text = format!(
        "#EXTM3U\n#EXT-X-VERSION:3\n#EXT-X-MEDIA-SEQUENCE:0\n#EXT-X-TARGETDURATION:{seconds}\n"
    );
    for name in fragments {
        // Writing to a `String` cannot fail.
        let _ = write!(text, "#EXTINF:{seconds}.000,\n{name}\n");
    }
    text.push_str("#EXT-X-ENDLIST\n");
    text
}

fn time(call: &Call, name: &str) -> Result<UtcSeconds, OssError> {
    let text = call.query(name).unwrap_or_default();
    let seconds = text.parse().ok().filter(|seconds| *seconds >= 0);
    seconds.map(UtcSeconds::new).ok_or_else(|| {
        let message = format!("{name} must be a number of seconds since 1970.");
        OssError::invalid_argument(name, text, message)
    })
}

/// The maximum length of the time, in seconds.
const DAY: i64 = 86_400;
const MEDIA_TYPE: &str = "application/x-mpegURL";
