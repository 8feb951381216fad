//! Live channels, to which streams could be sent. The server has no RTMP listener, so that no
//! channel ever gets a stream.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::ConfigurationKind;
use crate::xml::{elements, words};

elements! {
    /// `LiveChannelConfiguration`.
    pub(crate) struct LiveChannelConfig {
        description: Option<String> = "Description",
        status: Option<LiveChannelStatus> = "Status",
        target: LiveChannelTarget = "Target",
        snapshot: Option<LiveChannelSnapshot> = "Snapshot",
    }

    /// How a stream is stored.
    pub(crate) struct LiveChannelTarget {
        kind: TargetType = "Type",
        seconds: Option<u32> = "FragDuration",
        count: Option<u32> = "FragCount",
        playlist: Option<String> = "PlaylistName",
    }

    /// Where snapshots of a stream are stored, and how often they are taken.
    pub(crate) struct LiveChannelSnapshot {
        role: Option<String> = "RoleName",
        bucket: Option<String> = "DestBucket",
        topic: Option<String> = "NotifyTopic",
        interval: Option<u32> = "Interval",
    }

    /// A live channel.
    pub(crate) struct LiveChannel {
        modified: UtcSeconds = "LastModified",
        config: LiveChannelConfig = "LiveChannelConfiguration",
    }
}

words! {
    /// Whether a channel accepts streams.
    pub(crate) enum LiveChannelStatus {
        Disabled = "disabled",
        Enabled = "enabled",
    }

    /// The format in which a stream is stored.
    pub(crate) enum TargetType {
        Hls = "HLS",
    }
}

impl Document for LiveChannel {
    const KIND: ConfigurationKind = ConfigurationKind::LiveChannel;
    const ROOT: &'static str = "LiveChannel";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchLiveChannel))
    }
}

impl LiveChannelStatus {
    /// Parses the value of the parameter `status`.
    ///
    /// # Errors
    ///
    /// Returns `InvalidArgument` for any other text than `enabled` and `disabled`.
    pub(crate) fn parse(text: &str) -> Result<Self, OssError> {
        match text {
            "enabled" => Ok(Self::Enabled),
            "disabled" => Ok(Self::Disabled),
            _ => Err(OssError::invalid_argument(
                "status",
                text,
                "The status must be enabled or disabled.",
            )),
        }
    }
}

impl LiveChannelConfig {
    /// Reads the document in a request, checks it, and fills in what it leaves out.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML` and `InvalidArgument`.
    pub(crate) fn from_request(body: &[u8]) -> Result<Self, OssError> {
        let mut config: Self = super::document::read(body, LIVE_CHANNEL)?;
        config.description.get_or_insert_default();
        config.status.get_or_insert(LiveChannelStatus::Enabled);
        let target = &mut config.target;
        let seconds = *target.seconds.get_or_insert(5);
        let count = *target.count.get_or_insert(3);
        target.playlist.take_if(|name| name.is_empty());
        let playlist = target
            .playlist
            .get_or_insert_with(|| "playlist.m3u8".to_owned());
        for (name, value) in [("FragDuration", seconds), ("FragCount", count)] {
            if !(1..=100).contains(&value) {
                let message = format!("{name} must be an integer between 1 and 100.");
                return Err(OssError::invalid_argument(
                    name,
                    &value.to_string(),
                    message,
                ));
            }
        }
        match is_playlist_name(playlist) {
            true => Ok(config),
            false => Err(invalid_playlist(playlist)),
        }
    }

    /// Returns the name of the playlist.
    pub(crate) fn playlist(&self) -> &str {
        self.target.playlist.as_deref().unwrap_or_default()
    }
}

/// Returns whether a playlist can have this name: it ends with `.m3u8`, has at most 128 bytes and no
/// slash.
pub(crate) fn is_playlist_name(name: &str) -> bool {
    name.ends_with(".m3u8") && (6..=128).contains(&name.len()) && !name.contains('/')
}

/// Returns the error for the name of a playlist that is not valid.
pub(crate) fn invalid_playlist(name: &str) -> OssError {
    let message = "The name of the playlist must end with .m3u8.";
    OssError::invalid_argument("PlaylistName", name, message)
}

/// The root element of the configuration of a channel.
pub(crate) const LIVE_CHANNEL: &str = "LiveChannelConfiguration";
