//! `MetaQueryVideoStream`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A video stream of a file.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MetaQueryVideoStream {
    /// The bit rate, in bits per second (`Bitrate`).
    pub bitrate: Option<u64>,
    /// The start of the stream, in seconds (`StartTime`).
    pub start_time: Option<f64>,
    /// The duration of the stream, in seconds (`Duration`).
    pub duration: Option<f64>,
    /// The pixel format (`PixelFormat`).
    pub pixel_format: Option<String>,
    /// The height, in pixels (`Height`).
    pub height: Option<u64>,
    /// The color space (`ColorSpace`).
    pub color_space: Option<String>,
    /// The width, in pixels (`Width`).
    pub width: Option<u64>,
    /// The name of the codec (`CodecName`).
    pub codec_name: Option<String>,
    /// The language (`Language`).
    pub language: Option<String>,
    /// The number of frames per second (`FrameRate`).
    pub frame_rate: Option<String>,
    /// The number of frames (`FrameCount`).
    pub frame_count: Option<u64>,
    /// The bit depth (`BitDepth`).
    pub bit_depth: Option<u64>,
}

impl ReadXml for MetaQueryVideoStream {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut bitrate = None;
        let mut start_time = None;
        let mut duration = None;
        let mut pixel_format = None;
        let mut height = None;
        let mut color_space = None;
        let mut width = None;
        let mut codec_name = None;
        let mut language = None;
        let mut frame_rate = None;
        let mut frame_count = None;
        let mut bit_depth = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Bitrate" => child.set(&mut bitrate)?,
                "StartTime" => child.set(&mut start_time)?,
                "Duration" => child.set(&mut duration)?,
                "PixelFormat" => child.set(&mut pixel_format)?,
                "Height" => child.set(&mut height)?,
                "ColorSpace" => child.set(&mut color_space)?,
                "Width" => child.set(&mut width)?,
                "CodecName" => child.set(&mut codec_name)?,
                "Language" => child.set(&mut language)?,
                "FrameRate" => child.set(&mut frame_rate)?,
                "FrameCount" => child.set(&mut frame_count)?,
                "BitDepth" => child.set(&mut bit_depth)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            bitrate,
            start_time,
            duration,
            pixel_format,
            height,
            color_space,
            width,
            codec_name,
            language,
            frame_rate,
            frame_count,
            bit_depth,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryVideoStream {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("Bitrate", &self.bitrate);
        xml.optional("StartTime", &self.start_time);
        xml.optional("Duration", &self.duration);
        xml.optional("PixelFormat", &self.pixel_format);
        xml.optional("Height", &self.height);
        xml.optional("ColorSpace", &self.color_space);
        xml.optional("Width", &self.width);
        xml.optional("CodecName", &self.codec_name);
        xml.optional("Language", &self.language);
        xml.optional("FrameRate", &self.frame_rate);
        xml.optional("FrameCount", &self.frame_count);
        xml.optional("BitDepth", &self.bit_depth);
    }
}
