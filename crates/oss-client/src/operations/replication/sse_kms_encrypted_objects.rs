//! `SseKmsEncryptedObjects`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::common::FeatureStatus;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Whether objects are replicated that are encrypted with KMS.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SseKmsEncryptedObjects {
    /// Whether such objects are replicated (`Status`).
    pub status: FeatureStatus,
}

impl SseKmsEncryptedObjects {
    /// Creates the value with what OSS requires.
    pub fn new(status: impl Into<FeatureStatus>) -> Self {
        Self {
            status: status.into(),
        }
    }
}

impl ReadXml for SseKmsEncryptedObjects {
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

impl WriteXml for SseKmsEncryptedObjects {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Status", &self.status);
    }
}
