//! `SseKms`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Encryption with a KMS key.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SseKms {
    /// The ID of the KMS key (`KeyId`).
    pub key_id: String,
}

impl SseKms {
    /// Creates the value with what OSS requires.
    pub fn new(key_id: impl Into<String>) -> Self {
        Self {
            key_id: key_id.into(),
        }
    }
}

impl ReadXml for SseKms {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key_id = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "KeyId" {
                child.set(&mut key_id)?;
            }
        }
        Ok(Some(Self {
            key_id: element.required("KeyId", key_id)?,
        }))
    }
}

impl WriteXml for SseKms {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("KeyId", &self.key_id);
    }
}
