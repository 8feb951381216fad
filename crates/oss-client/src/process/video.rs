//! Instructions for videos.

use std::fmt;
use std::time::Duration;

use crate::process::instruction::{Process, instruction};

/// A picture out of a video that is coded as H.264 or H.265.
///
/// ```
/// use std::time::Duration;
/// use oss_client::process::VideoSnapshot;
///
/// let snapshot = VideoSnapshot::at(Duration::from_secs(7)).size(800, 600).keyframe();
/// assert_eq!(snapshot.to_string(), "video/snapshot,t_7000,f_jpg,w_800,h_600,m_fast");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[must_use = "an instruction does nothing by itself"]
pub struct VideoSnapshot {
    at: Duration,
    format: String,
    size: Option<(u32, u32)>,
    keyframe: bool,
    auto_rotate: bool,
}

impl VideoSnapshot {
    /// Takes the picture at this time as a JPG image. Times are rounded down to milliseconds.
    pub fn at(time: Duration) -> Self {
        Self {
            at: time,
            format: "jpg".to_owned(),
            size: None,
            keyframe: false,
            auto_rotate: false,
        }
    }

    /// Sets the format, `jpg` or `png`.
    pub fn format(mut self, format: impl Into<String>) -> Self {
        self.format = format.into();
        self
    }

    /// Sets the width and the height in pixels. If one of them is 0, it follows from the other.
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = Some((width, height));
        self
    }

    /// Takes the last key frame before the time, which is faster.
    pub fn keyframe(mut self) -> Self {
        self.keyframe = true;
        self
    }

    /// Rotates the picture as the video says.
    pub fn auto_rotate(mut self) -> Self {
        self.auto_rotate = true;
        self
    }

    /// Stores the result as this object; see [`Process::save_as`].
    pub fn save_as(&self, bucket: impl AsRef<str>, key: impl AsRef<str>) -> Process {
        Process::from(self).save_as(bucket, key)
    }
}

impl fmt::Display for VideoSnapshot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "video/snapshot,t_{},f_{}",
            self.at.as_millis(),
            self.format
        )?;
        if let Some((width, height)) = self.size {
            write!(f, ",w_{width},h_{height}")?;
        }
        f.write_str(if self.keyframe { ",m_fast" } else { "" })?;
        f.write_str(if self.auto_rotate { ",ar_auto" } else { "" })
    }
}

instruction!(VideoSnapshot);
