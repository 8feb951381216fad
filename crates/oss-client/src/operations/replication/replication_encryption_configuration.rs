//! `ReplicationEncryptionConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How the copies are encrypted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationEncryptionConfiguration {
    /// The ID of the KMS key with which the copies are encrypted (`ReplicaKmsKeyID`).
    pub replica_kms_key_id: String,
}

impl ReplicationEncryptionConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(replica_kms_key_id: impl Into<String>) -> Self {
        Self {
            replica_kms_key_id: replica_kms_key_id.into(),
        }
    }
}

impl ReadXml for ReplicationEncryptionConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut replica_kms_key_id = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "ReplicaKmsKeyID" {
                child.set(&mut replica_kms_key_id)?;
            }
        }
        Ok(Some(Self {
            replica_kms_key_id: element.required("ReplicaKmsKeyID", replica_kms_key_id)?,
        }))
    }
}

impl WriteXml for ReplicationEncryptionConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("ReplicaKmsKeyID", &self.replica_kms_key_id);
    }
}
