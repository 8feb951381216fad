//! `TransferAccelerationConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Whether the acceleration endpoint of a bucket is on.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TransferAccelerationConfiguration {
    /// Whether the acceleration endpoint is on (`Enabled`).
    pub enabled: bool,
}

impl TransferAccelerationConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(enabled: bool) -> Self {
        Self { enabled }
    }
}

impl ReadXml for TransferAccelerationConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut enabled = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Enabled" {
                child.set(&mut enabled)?;
            }
        }
        Ok(Some(Self {
            enabled: element.required("Enabled", enabled)?,
        }))
    }
}

impl WriteXml for TransferAccelerationConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Enabled", &self.enabled);
    }
}
