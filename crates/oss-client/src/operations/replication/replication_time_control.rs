//! `ReplicationTimeControl`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::replication::RtcStatus;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Whether replication time control is on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationTimeControl {
    /// Whether replication time control is on (`Status`).
    pub status: RtcStatus,
}

impl ReplicationTimeControl {
    /// Creates the value with what OSS requires.
    pub fn new(status: impl Into<RtcStatus>) -> Self {
        Self {
            status: status.into(),
        }
    }
}

impl ReadXml for ReplicationTimeControl {
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

impl WriteXml for ReplicationTimeControl {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Status", &self.status);
    }
}
