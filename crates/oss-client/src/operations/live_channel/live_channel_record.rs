//! `LiveChannelRecord`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A stream that was pushed to a live channel.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LiveChannelRecord {
    /// When the client began to push the stream (`StartTime`).
    pub start_time: UtcSeconds,
    /// When the client stopped pushing the stream (`EndTime`).
    pub end_time: UtcSeconds,
    /// The address and the port of the client that pushed the stream (`RemoteAddr`).
    pub remote_addr: String,
}

impl ReadXml for LiveChannelRecord {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut start_time = None;
        let mut end_time = None;
        let mut remote_addr = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "StartTime" => child.set(&mut start_time)?,
                "EndTime" => child.set(&mut end_time)?,
                "RemoteAddr" => child.set(&mut remote_addr)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            start_time: element.required("StartTime", start_time)?,
            end_time: element.required("EndTime", end_time)?,
            remote_addr: element.required("RemoteAddr", remote_addr)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for LiveChannelRecord {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("StartTime", &self.start_time);
        xml.element("EndTime", &self.end_time);
        xml.element("RemoteAddr", &self.remote_addr);
    }
}
