//! `AccessMonitorConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::common::AccessMonitorStatus;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Whether a bucket tracks the last access time of its objects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessMonitorConfiguration {
    /// Whether the last access time is tracked (`Status`).
    pub status: AccessMonitorStatus,
}

impl AccessMonitorConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(status: impl Into<AccessMonitorStatus>) -> Self {
        Self {
            status: status.into(),
        }
    }
}

impl ReadXml for AccessMonitorConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut status = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Status" {
                child.set(&mut status)?;
            }
        }
        Ok(Some(Self {
            status: element.required("Status", status)?,
        }))
    }
}

impl WriteXml for AccessMonitorConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Status", &self.status);
    }
}
