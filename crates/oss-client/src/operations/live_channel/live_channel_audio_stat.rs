//! `LiveChannelAudioStat`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// The properties of the audio stream that is being pushed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveChannelAudioStat {
    /// The bit rate of the stream, in bytes per second (`Bandwidth`).
    pub bandwidth: u64,
    /// The number of samples per second (`SampleRate`).
    pub sample_rate: u64,
    /// The codec of the stream (`Codec`).
    pub codec: String,
}

impl ReadXml for LiveChannelAudioStat {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut bandwidth = None;
        let mut sample_rate = None;
        let mut codec = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Bandwidth" => child.set(&mut bandwidth)?,
                "SampleRate" => child.set(&mut sample_rate)?,
                "Codec" => child.set(&mut codec)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            bandwidth: element.required("Bandwidth", bandwidth)?,
            sample_rate: element.required("SampleRate", sample_rate)?,
            codec: element.required("Codec", codec)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for LiveChannelAudioStat {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Bandwidth", &self.bandwidth);
        xml.element("SampleRate", &self.sample_rate);
        xml.element("Codec", &self.codec);
    }
}
