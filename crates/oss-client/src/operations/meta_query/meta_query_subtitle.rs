//! `MetaQuerySubtitle`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A subtitle stream of a file.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct MetaQuerySubtitle {
    /// The start of the stream, in seconds (`StartTime`).
    pub start_time: Option<f64>,
    /// The duration of the stream, in seconds (`Duration`).
    pub duration: Option<f64>,
    /// The name of the codec (`CodecName`).
    pub codec_name: Option<String>,
    /// The language (`Language`).
    pub language: Option<String>,
}

impl ReadXml for MetaQuerySubtitle {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut start_time = None;
        let mut duration = None;
        let mut codec_name = None;
        let mut language = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "StartTime" => child.set(&mut start_time)?,
                "Duration" => child.set(&mut duration)?,
                "CodecName" => child.set(&mut codec_name)?,
                "Language" => child.set(&mut language)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            start_time,
            duration,
            codec_name,
            language,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQuerySubtitle {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("StartTime", &self.start_time);
        xml.optional("Duration", &self.duration);
        xml.optional("CodecName", &self.codec_name);
        xml.optional("Language", &self.language);
    }
}
