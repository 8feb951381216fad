//! `ArchiveDirectReadConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Whether Archive objects of a bucket can be read without being restored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ArchiveDirectReadConfiguration {
    /// Whether Archive objects can be read without being restored (`Enabled`).
    pub enabled: bool,
}

impl ArchiveDirectReadConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(enabled: bool) -> Self {
        Self { enabled }
    }
}

impl ReadXml for ArchiveDirectReadConfiguration {
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

impl WriteXml for ArchiveDirectReadConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Enabled", &self.enabled);
    }
}
