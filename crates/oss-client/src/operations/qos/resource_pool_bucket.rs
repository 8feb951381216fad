//! `ResourcePoolBucket`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A bucket of a resource pool.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ResourcePoolBucket {
    /// The name of the bucket (`Name`).
    pub name: String,
    /// The group to which the bucket belongs in the resource pool (`Group`).
    pub group: Option<String>,
    /// When the bucket joined the resource pool (`JoinTime`).
    pub join_time: Option<String>,
}

impl ReadXml for ResourcePoolBucket {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut name = None;
        let mut group = None;
        let mut join_time = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Name" => child.set(&mut name)?,
                "Group" => child.set(&mut group)?,
                "JoinTime" => child.set(&mut join_time)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            name: element.required("Name", name)?,
            group,
            join_time,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for ResourcePoolBucket {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Name", &self.name);
        xml.optional("Group", &self.group);
        xml.optional("JoinTime", &self.join_time);
    }
}
