//! `VersioningConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::common::VersioningStatus;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The versioning status of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct VersioningConfiguration {
    /// Whether versioning is enabled or suspended (`Status`).
    pub status: VersioningStatus,
}

impl VersioningConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(status: impl Into<VersioningStatus>) -> Self {
        Self {
            status: status.into(),
        }
    }
}

impl ReadXml for VersioningConfiguration {
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

impl WriteXml for VersioningConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Status", &self.status);
    }
}
