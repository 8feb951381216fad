//! `ServerSideEncryptionRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::encryption::ApplyServerSideEncryptionByDefault;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The default encryption of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServerSideEncryptionRule {
    /// The default encryption method and its key (`ApplyServerSideEncryptionByDefault`).
    pub apply_server_side_encryption_by_default: ApplyServerSideEncryptionByDefault,
}

impl ServerSideEncryptionRule {
    /// Creates the value with what OSS requires.
    pub fn new(
        apply_server_side_encryption_by_default: impl Into<ApplyServerSideEncryptionByDefault>,
    ) -> Self {
        Self {
            apply_server_side_encryption_by_default: apply_server_side_encryption_by_default.into(),
        }
    }
}

impl ReadXml for ServerSideEncryptionRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut apply_server_side_encryption_by_default = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "ApplyServerSideEncryptionByDefault" {
                child.set(&mut apply_server_side_encryption_by_default)?;
            }
        }
        Ok(Some(Self {
            apply_server_side_encryption_by_default: element.required(
                "ApplyServerSideEncryptionByDefault",
                apply_server_side_encryption_by_default,
            )?,
        }))
    }
}

impl WriteXml for ServerSideEncryptionRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element(
            "ApplyServerSideEncryptionByDefault",
            &self.apply_server_side_encryption_by_default,
        );
    }
}
