//! `DeleteMarker`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::common::Owner;
use crate::xml::{Element, Malformed, ReadXml};

/// A delete marker, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeleteMarker {
    /// The key of the object (`Key`).
    pub key: String,
    /// The version ID. It is `null` for a version that was stored while versioning was not enabled
    /// (`VersionId`).
    pub version_id: String,
    /// Whether this is the current version (`IsLatest`).
    pub is_latest: bool,
    /// When the delete marker was added (`LastModified`).
    pub last_modified: UtcSeconds,
    /// The owner of the object (`Owner`). The owner is not known to every server.
    pub owner: Option<Owner>,
}

impl ReadXml for DeleteMarker {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut version_id = None;
        let mut is_latest = None;
        let mut last_modified = None;
        let mut owner = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set_name(&mut key)?,
                "VersionId" => child.set(&mut version_id)?,
                "IsLatest" => child.set(&mut is_latest)?,
                "LastModified" => child.set(&mut last_modified)?,
                "Owner" => child.set(&mut owner)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            version_id: element.required("VersionId", version_id)?,
            is_latest: element.required("IsLatest", is_latest)?,
            last_modified: element.required("LastModified", last_modified)?,
            owner,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for DeleteMarker {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Key", &self.key);
        xml.element("VersionId", &self.version_id);
        xml.element("IsLatest", &self.is_latest);
        xml.element("LastModified", &self.last_modified);
        xml.optional("Owner", &self.owner);
    }
}
