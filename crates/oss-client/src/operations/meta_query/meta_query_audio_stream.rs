//! `MetaQueryAudioStream`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// An audio stream of a file.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MetaQueryAudioStream {
    /// The number of samples per second (`SampleRate`).
    pub sample_rate: Option<u64>,
    /// The start of the stream, in seconds (`StartTime`).
    pub start_time: Option<f64>,
    /// The duration of the stream, in seconds (`Duration`).
    pub duration: Option<f64>,
    /// The number of audio channels (`Channels`).
    pub channels: Option<u64>,
    /// The language (`Language`).
    pub language: Option<String>,
    /// The name of the codec (`CodecName`).
    pub codec_name: Option<String>,
    /// The bit rate, in bits per second (`Bitrate`).
    pub bitrate: Option<u64>,
}

impl ReadXml for MetaQueryAudioStream {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut sample_rate = None;
        let mut start_time = None;
        let mut duration = None;
        let mut channels = None;
        let mut language = None;
        let mut codec_name = None;
        let mut bitrate = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "SampleRate" => child.set(&mut sample_rate)?,
                "StartTime" => child.set(&mut start_time)?,
                "Duration" => child.set(&mut duration)?,
                "Channels" => child.set(&mut channels)?,
                "Language" => child.set(&mut language)?,
                "CodecName" => child.set(&mut codec_name)?,
                "Bitrate" => child.set(&mut bitrate)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            sample_rate,
            start_time,
            duration,
            channels,
            language,
            codec_name,
            bitrate,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryAudioStream {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("SampleRate", &self.sample_rate);
        xml.optional("StartTime", &self.start_time);
        xml.optional("Duration", &self.duration);
        xml.optional("Channels", &self.channels);
        xml.optional("Language", &self.language);
        xml.optional("CodecName", &self.codec_name);
        xml.optional("Bitrate", &self.bitrate);
    }
}
