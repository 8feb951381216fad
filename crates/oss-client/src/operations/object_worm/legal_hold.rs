//! `LegalHold`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::common::LegalHoldStatus;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Whether an object is under legal hold.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct LegalHold {
    /// Whether the object is under legal hold (`Status`).
    pub status: LegalHoldStatus,
}

impl LegalHold {
    /// Creates the value with what OSS requires.
    pub fn new(status: impl Into<LegalHoldStatus>) -> Self {
        Self {
            status: status.into(),
        }
    }
}

impl ReadXml for LegalHold {
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

impl WriteXml for LegalHold {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Status", &self.status);
    }
}
