//! `LiveChannelTarget`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::live_channel::LiveChannelFormat;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How a stream is stored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveChannelTarget {
    /// The format in which the stream is stored, which must be HLS (`Type`).
    pub format: LiveChannelFormat,
    /// The duration of a segment, in seconds. The default is 5 (`FragDuration`).
    pub frag_duration: Option<u64>,
    /// The number of segments in the playlist. The default is 3 (`FragCount`).
    pub frag_count: Option<u64>,
    /// The name of the playlist, which ends with `.m3u8`. The default is `playlist.m3u8`
    /// (`PlaylistName`).
    pub playlist_name: Option<String>,
}

impl LiveChannelTarget {
    /// Creates the value with what OSS requires.
    pub fn new(format: impl Into<LiveChannelFormat>) -> Self {
        Self {
            format: format.into(),
            frag_duration: None,
            frag_count: None,
            playlist_name: None,
        }
    }

    /// The duration of a segment, in seconds. The default is 5 (`FragDuration`).
    pub fn frag_duration(mut self, frag_duration: impl IntoField<u64>) -> Self {
        self.frag_duration = frag_duration.into_field();
        self
    }

    /// The number of segments in the playlist. The default is 3 (`FragCount`).
    pub fn frag_count(mut self, frag_count: impl IntoField<u64>) -> Self {
        self.frag_count = frag_count.into_field();
        self
    }

    /// The name of the playlist, which ends with `.m3u8`. The default is `playlist.m3u8`
    /// (`PlaylistName`).
    pub fn playlist_name(mut self, playlist_name: impl IntoField<String>) -> Self {
        self.playlist_name = playlist_name.into_field();
        self
    }
}

impl ReadXml for LiveChannelTarget {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut format = None;
        let mut frag_duration = None;
        let mut frag_count = None;
        let mut playlist_name = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Type" => child.set(&mut format)?,
                "FragDuration" => child.set(&mut frag_duration)?,
                "FragCount" => child.set(&mut frag_count)?,
                "PlaylistName" => child.set(&mut playlist_name)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            format: element.required("Type", format)?,
            frag_duration,
            frag_count,
            playlist_name,
        }))
    }
}

impl WriteXml for LiveChannelTarget {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Type", &self.format);
        xml.optional("FragDuration", &self.frag_duration);
        xml.optional("FragCount", &self.frag_count);
        xml.optional("PlaylistName", &self.playlist_name);
    }
}
