//! `MetaQueryGroup`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A group of a grouped aggregate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetaQueryGroup {
    /// The value that all entries of the group have (`Value`).
    pub value: String,
    /// The number of entries in the group (`Count`).
    pub count: u64,
}

impl MetaQueryGroup {
    /// Creates the value with what OSS requires.
    pub fn new(value: impl Into<String>, count: u64) -> Self {
        Self {
            value: value.into(),
            count,
        }
    }
}

impl ReadXml for MetaQueryGroup {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut value = None;
        let mut count = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Value" => child.set(&mut value)?,
                "Count" => child.set(&mut count)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            value: element.required("Value", value)?,
            count: element.required("Count", count)?,
        }))
    }
}

impl WriteXml for MetaQueryGroup {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Value", &self.value);
        xml.element("Count", &self.count);
    }
}
