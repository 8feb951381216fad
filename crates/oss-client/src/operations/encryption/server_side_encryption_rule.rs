//! `ServerSideEncryptionRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::encryption::DefaultEncryption;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The default encryption of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ServerSideEncryptionRule {
    /// The default encryption method and its key (`ApplyServerSideEncryptionByDefault`).
    pub default_encryption: DefaultEncryption,
}

impl ServerSideEncryptionRule {
    /// Creates the value with what OSS requires.
    pub fn new(default_encryption: impl Into<DefaultEncryption>) -> Self {
        Self {
            default_encryption: default_encryption.into(),
        }
    }
}

impl ReadXml for ServerSideEncryptionRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut default_encryption = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "ApplyServerSideEncryptionByDefault" {
                child.set(&mut default_encryption)?;
            }
        }
        Ok(Some(Self {
            default_encryption: element
                .required("ApplyServerSideEncryptionByDefault", default_encryption)?,
        }))
    }
}

impl WriteXml for ServerSideEncryptionRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element(
            "ApplyServerSideEncryptionByDefault",
            &self.default_encryption,
        );
    }
}
