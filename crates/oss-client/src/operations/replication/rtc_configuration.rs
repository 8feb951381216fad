//! `RtcConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::replication::ReplicationTimeControl;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The replication time control of a replication rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RtcConfiguration {
    /// The replication time control of the rule (`RTC`).
    pub rtc: ReplicationTimeControl,
    /// The ID of the rule (`ID`).
    pub id: String,
}

impl RtcConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(rtc: impl Into<ReplicationTimeControl>, id: impl Into<String>) -> Self {
        Self {
            rtc: rtc.into(),
            id: id.into(),
        }
    }
}

impl ReadXml for RtcConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut rtc = None;
        let mut id = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "RTC" => child.set(&mut rtc)?,
                "ID" => child.set(&mut id)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            rtc: element.required("RTC", rtc)?,
            id: element.required("ID", id)?,
        }))
    }
}

impl WriteXml for RtcConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("RTC", &self.rtc);
        xml.element("ID", &self.id);
    }
}
