//! `PublicAccessBlockConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Whether public access is blocked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PublicAccessBlockConfiguration {
    /// Whether public access is blocked (`BlockPublicAccess`).
    pub block_public_access: bool,
}

impl PublicAccessBlockConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(block_public_access: bool) -> Self {
        Self {
            block_public_access,
        }
    }
}

impl ReadXml for PublicAccessBlockConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut block_public_access = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "BlockPublicAccess" {
                child.set(&mut block_public_access)?;
            }
        }
        Ok(Some(Self {
            block_public_access: element.required("BlockPublicAccess", block_public_access)?,
        }))
    }
}

impl WriteXml for PublicAccessBlockConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("BlockPublicAccess", &self.block_public_access);
    }
}
