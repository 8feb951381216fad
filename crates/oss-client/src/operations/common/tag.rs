//! `Tag`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A tag of a bucket or an object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Tag {
    /// The key of the tag. It is case-sensitive (`Key`).
    pub key: String,
    /// The value of the tag. It can be empty (`Value`).
    pub value: String,
}

impl Tag {
    /// Creates the value with what OSS requires.
    pub fn new(key: impl Into<String>, value: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            value: value.into(),
        }
    }
}

impl ReadXml for Tag {
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

impl WriteXml for Tag {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Key", &self.key);
        xml.element("Value", &self.value);
    }
}
