//! `DeletedObject`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// An object that was deleted together with others.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeletedObject {
    /// The key of the object (`Key`).
    pub key: String,
    /// The version ID that was given for the object (`VersionId`).
    pub version_id: Option<String>,
    /// Whether a delete marker was added or removed (`DeleteMarker`).
    pub delete_marker: bool,
    /// The version ID of the delete marker that was added or removed (`DeleteMarkerVersionId`).
    pub delete_marker_version_id: Option<String>,
}

impl ReadXml for DeletedObject {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut version_id = None;
        let mut delete_marker = None;
        let mut delete_marker_version_id = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set_name(&mut key)?,
                "VersionId" => child.set(&mut version_id)?,
                "DeleteMarker" => child.set(&mut delete_marker)?,
                "DeleteMarkerVersionId" => child.set(&mut delete_marker_version_id)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            version_id,
            delete_marker: delete_marker.unwrap_or(false),
            delete_marker_version_id,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for DeletedObject {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Key", &self.key);
        xml.optional("VersionId", &self.version_id);
        xml.element("DeleteMarker", &self.delete_marker);
        xml.optional("DeleteMarkerVersionId", &self.delete_marker_version_id);
    }
}
