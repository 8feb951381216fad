//! `MetaQueryUserMeta`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// An entry of the user metadata of an object that matches a query.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetaQueryUserMeta {
    /// The name of the entry (`Key`).
    pub key: String,
    /// The value of the entry (`Value`).
    pub value: String,
}

impl ReadXml for MetaQueryUserMeta {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut value = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set(&mut key)?,
                "Value" => child.set(&mut value)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            value: element.required("Value", value)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetaQueryUserMeta {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Key", &self.key);
        xml.element("Value", &self.value);
    }
}
