//! `ReplicationSourceSelectionCriteria`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::replication::SseKmsEncryptedObjects;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Further conditions on the objects that are replicated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationSourceSelectionCriteria {
    /// Whether objects are replicated that are encrypted with KMS (`SseKmsEncryptedObjects`).
    pub sse_kms_encrypted_objects: Option<SseKmsEncryptedObjects>,
}

impl ReplicationSourceSelectionCriteria {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            sse_kms_encrypted_objects: None,
        }
    }

    /// Whether objects are replicated that are encrypted with KMS (`SseKmsEncryptedObjects`).
    pub fn sse_kms_encrypted_objects(
        mut self,
        sse_kms_encrypted_objects: impl IntoField<SseKmsEncryptedObjects>,
    ) -> Self {
        self.sse_kms_encrypted_objects = sse_kms_encrypted_objects.into_field();
        self
    }
}

impl ReadXml for ReplicationSourceSelectionCriteria {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut sse_kms_encrypted_objects = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "SseKmsEncryptedObjects" {
                child.set(&mut sse_kms_encrypted_objects)?;
            }
        }
        Ok(Some(Self {
            sse_kms_encrypted_objects,
        }))
    }
}

impl WriteXml for ReplicationSourceSelectionCriteria {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("SseKmsEncryptedObjects", &self.sse_kms_encrypted_objects);
    }
}
