//! `PolicyStatus`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// Whether the policy of a bucket allows public access.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PolicyStatus {
    /// Whether the policy allows public access (`IsPublic`).
    pub is_public: bool,
}

impl ReadXml for PolicyStatus {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut is_public = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "IsPublic" {
                child.set(&mut is_public)?;
            }
        }
        Ok(Some(Self {
            is_public: element.required("IsPublic", is_public)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for PolicyStatus {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("IsPublic", &self.is_public);
    }
}
