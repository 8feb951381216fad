//! `ResourcePoolSummary`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A resource pool, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResourcePoolSummary {
    /// The name of the resource pool (`Name`).
    pub name: String,
    /// When the resource pool was created (`CreateTime`).
    pub create_time: Option<String>,
}

impl ReadXml for ResourcePoolSummary {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut name = None;
        let mut create_time = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Name" => child.set(&mut name)?,
                "CreateTime" => child.set(&mut create_time)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            name: element.required("Name", name)?,
            create_time,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for ResourcePoolSummary {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Name", &self.name);
        xml.optional("CreateTime", &self.create_time);
    }
}
