//! `Owner`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// The account that owns a bucket or an object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Owner {
    /// The ID of the account (`ID`).
    pub id: String,
    /// The name of the account, which is the same as its ID (`DisplayName`).
    pub display_name: String,
}

impl ReadXml for Owner {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut id = None;
        let mut display_name = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ID" => child.set(&mut id)?,
                "DisplayName" => child.set(&mut display_name)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            id: element.required("ID", id)?,
            display_name: element.required("DisplayName", display_name)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for Owner {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("ID", &self.id);
        xml.element("DisplayName", &self.display_name);
    }
}
