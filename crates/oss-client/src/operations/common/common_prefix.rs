//! `CommonPrefix`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A group of keys that have the delimiter after the prefix.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CommonPrefix {
    /// The beginning of the keys, up to and including the delimiter (`Prefix`).
    pub prefix: String,
}

impl ReadXml for CommonPrefix {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut prefix = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Prefix" {
                child.set_name(&mut prefix)?;
            }
        }
        Ok(Some(Self {
            prefix: element.required("Prefix", prefix)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for CommonPrefix {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Prefix", &self.prefix);
    }
}
