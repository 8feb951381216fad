//! `ObjectIdentifier`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// An object, or a version of it, that is deleted together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectIdentifier {
    /// The key of the object (`Key`).
    pub key: String,
    /// The version ID. Without it, the object is deleted; in a bucket with versioning, this adds a
    /// delete marker (`VersionId`).
    pub version_id: Option<String>,
}

impl ObjectIdentifier {
    /// Creates the value with what OSS requires.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            version_id: None,
        }
    }

    /// The version ID. Without it, the object is deleted; in a bucket with versioning, this adds a
    /// delete marker (`VersionId`).
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.version_id = version_id.into_field();
        self
    }
}

impl ReadXml for ObjectIdentifier {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut version_id = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set(&mut key)?,
                "VersionId" => child.set(&mut version_id)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            version_id,
        }))
    }
}

impl WriteXml for ObjectIdentifier {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Key", &self.key);
        xml.optional("VersionId", &self.version_id);
    }
}
