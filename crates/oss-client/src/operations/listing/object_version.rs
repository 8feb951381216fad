//! `ObjectVersion`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::etag::ETag;
use crate::operations::common::{ObjectType, Owner, StorageClass};
use crate::xml::{Element, Malformed, ReadXml};

/// A version of an object, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectVersion {
    /// The key of the object (`Key`).
    pub key: String,
    /// The version ID. It is `null` for a version that was stored while versioning was not enabled
    /// (`VersionId`).
    pub version_id: String,
    /// Whether this is the current version (`IsLatest`).
    pub is_latest: bool,
    /// When the version was stored (`LastModified`).
    pub last_modified: UtcSeconds,
    /// How the version was created (`Type`).
    pub object_type: ObjectType,
    /// The size of the version, in bytes (`Size`).
    pub size: u64,
    /// The ETag of the content. It is the MD5 digest only for an object that was uploaded with one
    /// request (`ETag`).
    pub etag: ETag,
    /// The storage class of the version (`StorageClass`).
    pub storage_class: StorageClass,
    /// The owner of the object (`Owner`). The owner is not known to every server.
    pub owner: Option<Owner>,
    /// Whether the object is being restored, and until when it is readable, as in the header
    /// `x-oss-restore` (`RestoreInfo`).
    pub restore: Option<String>,
    /// When a lifecycle rule moved the object to its present storage class (`TransitionTime`).
    pub transition_time: Option<UtcSeconds>,
}

impl ReadXml for ObjectVersion {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut version_id = None;
        let mut is_latest = None;
        let mut last_modified = None;
        let mut object_type = None;
        let mut size = None;
        let mut etag = None;
        let mut storage_class = None;
        let mut owner = None;
        let mut restore = None;
        let mut transition_time = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set_name(&mut key)?,
                "VersionId" => child.set(&mut version_id)?,
                "IsLatest" => child.set(&mut is_latest)?,
                "LastModified" => child.set(&mut last_modified)?,
                "Type" => child.set(&mut object_type)?,
                "Size" => child.set(&mut size)?,
                "ETag" => child.set(&mut etag)?,
                "StorageClass" => child.set(&mut storage_class)?,
                "Owner" => child.set(&mut owner)?,
                "RestoreInfo" => child.set(&mut restore)?,
                "TransitionTime" => child.set(&mut transition_time)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            version_id: element.required("VersionId", version_id)?,
            is_latest: element.required("IsLatest", is_latest)?,
            last_modified: element.required("LastModified", last_modified)?,
            object_type: element.required("Type", object_type)?,
            size: element.required("Size", size)?,
            etag: element.required("ETag", etag)?,
            storage_class: element.required("StorageClass", storage_class)?,
            owner,
            restore,
            transition_time,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for ObjectVersion {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Key", &self.key);
        xml.element("VersionId", &self.version_id);
        xml.element("IsLatest", &self.is_latest);
        xml.element("LastModified", &self.last_modified);
        xml.element("Type", &self.object_type);
        xml.element("Size", &self.size);
        xml.element("ETag", &self.etag);
        xml.element("StorageClass", &self.storage_class);
        xml.optional("Owner", &self.owner);
        xml.optional("RestoreInfo", &self.restore);
        xml.optional("TransitionTime", &self.transition_time);
    }
}
