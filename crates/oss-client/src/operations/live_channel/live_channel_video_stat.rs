//! `LiveChannelVideoStat`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// The properties of the video stream that is being pushed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveChannelVideoStat {
    /// The width, in pixels (`Width`).
    pub width: u64,
    /// The height, in pixels (`Height`).
    pub height: u64,
    /// The number of frames per second (`FrameRate`).
    pub frame_rate: u64,
    /// The bit rate of the stream, in bytes per second (`Bandwidth`).
    pub bandwidth: u64,
    /// The codec of the stream (`Codec`).
    pub codec: String,
}

impl ReadXml for LiveChannelVideoStat {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut width = None;
        let mut height = None;
        let mut frame_rate = None;
        let mut bandwidth = None;
        let mut codec = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Width" => child.set(&mut width)?,
                "Height" => child.set(&mut height)?,
                "FrameRate" => child.set(&mut frame_rate)?,
                "Bandwidth" => child.set(&mut bandwidth)?,
                "Codec" => child.set(&mut codec)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            width: element.required("Width", width)?,
            height: element.required("Height", height)?,
            frame_rate: element.required("FrameRate", frame_rate)?,
            bandwidth: element.required("Bandwidth", bandwidth)?,
            codec: element.required("Codec", codec)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for LiveChannelVideoStat {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Width", &self.width);
        xml.element("Height", &self.height);
        xml.element("FrameRate", &self.frame_rate);
        xml.element("Bandwidth", &self.bandwidth);
        xml.element("Codec", &self.codec);
    }
}
