//! Structures that operations share.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::enums::{
    DataRedundancyType, ObjectType, StorageClassType, VersioningStatusType,
};
use crate::operations::names::Names;
use crate::xml::old_write::OldWriter;
use crate::xml::tree::Element;

/// An account.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Owner {
    /// Account ID of the owner.
    pub id: Option<String>,
    /// Name of the owner; the ID again.
    pub display_name: Option<String>,
}

impl Owner {
    pub(crate) fn read(element: &Element<'_>) -> Self {
        Self {
            id: element.text("ID"),
            display_name: element.text("DisplayName"),
        }
    }
}

/// One object in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectProperties {
    /// Key of the object.
    pub key: Option<String>,
    /// Kind of the object.
    pub r#type: Option<ObjectType>,
    /// Size of the object in bytes.
    pub size: Option<i64>,
    /// Entity tag, in quotes.
    pub etag: Option<String>,
    /// Time of the last modification.
    pub last_modified: Option<UtcSeconds>,
    /// Storage class of the object.
    pub storage_class: Option<StorageClassType>,
    /// Owner, if it was asked for.
    pub owner: Option<Owner>,
    /// State of a restore.
    pub restore_info: Option<String>,
    /// When a lifecycle rule moved it to its storage class.
    pub transition_time: Option<UtcSeconds>,
}

impl ObjectProperties {
    pub(crate) fn read(element: &Element<'_>, names: Names) -> Result<Self> {
        Ok(Self {
            key: names.decode(element.text("Key"))?,
            r#type: element.choice("Type"),
            size: element.number("Size")?,
            etag: element.text("ETag"),
            last_modified: element.timestamp("LastModified")?,
            storage_class: element.choice("StorageClass"),
            owner: element.child("Owner").map(Owner::read),
            restore_info: element.text("RestoreInfo"),
            transition_time: element.timestamp("TransitionTime")?,
        })
    }
}

/// One common prefix of keys.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CommonPrefix {
    /// The prefix, including the delimiter.
    pub prefix: Option<String>,
}

impl CommonPrefix {
    pub(crate) fn read(element: &Element<'_>, names: Names) -> Result<Self> {
        Ok(Self {
            prefix: names.decode(element.text("Prefix"))?,
        })
    }
}

/// Short description of a bucket in a list.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketProperties {
    /// Name of the bucket.
    pub name: Option<String>,
    /// Region of the bucket with the `oss-` prefix.
    pub location: Option<String>,
    /// When it was created.
    pub creation_date: Option<UtcSeconds>,
    /// Default storage class of new objects.
    pub storage_class: Option<StorageClassType>,
    /// Host for access from the internet.
    pub extranet_endpoint: Option<String>,
    /// Host for access from the same region.
    pub intranet_endpoint: Option<String>,
    /// Region of the bucket.
    pub region: Option<String>,
    /// Resource group of the bucket.
    pub resource_group_id: Option<String>,
}

impl BucketProperties {
    pub(crate) fn read(element: &Element<'_>) -> Result<Self> {
        Ok(Self {
            name: element.text("Name"),
            location: element.text("Location"),
            creation_date: element.timestamp("CreationDate")?,
            storage_class: element.choice("StorageClass"),
            extranet_endpoint: element.text("ExtranetEndpoint"),
            intranet_endpoint: element.text("IntranetEndpoint"),
            region: element.text("Region"),
            resource_group_id: element.text("ResourceGroupId"),
        })
    }
}

/// Result for one object of a multiple deletion.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DeletedObject {
    /// Key of the deleted object.
    pub key: Option<String>,
    /// Version that was deleted.
    pub version_id: Option<String>,
    /// Whether a delete marker was made or removed.
    pub delete_marker: Option<bool>,
    /// Version of that delete marker.
    pub delete_marker_version_id: Option<String>,
}

impl DeletedObject {
    pub(crate) fn read(element: &Element<'_>, names: Names) -> Result<Self> {
        Ok(Self {
            key: names.decode(element.text("Key"))?,
            version_id: element.text("VersionId"),
            delete_marker: element.boolean("DeleteMarker")?,
            delete_marker_version_id: element.text("DeleteMarkerVersionId"),
        })
    }
}

/// An object that a batch deletion did not report as deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NotDeletedObject {
    /// Key of the object.
    pub key: Option<String>,
    /// Version that was to be deleted, if the request or the server named one.
    pub version_id: Option<String>,
    /// Error code, if the server reported the object as failed. Without one, the response does not
    /// mention the object.
    pub code: Option<String>,
    /// Error message, if the server reported the object as failed.
    pub message: Option<String>,
}

impl NotDeletedObject {
    pub(crate) fn read(element: &Element<'_>, names: Names) -> Result<Self> {
        Ok(Self {
            key: names.decode(element.text("Key"))?,
            version_id: element.text("VersionId"),
            code: element.text("Code"),
            message: element.text("Message"),
        })
    }
}

/// List of objects to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Delete {
    /// Whether only failures are listed in the answer.
    pub quiet: Option<bool>,
    /// The objects, 1 to 1,000.
    pub objects: Vec<ObjectIdentifier>,
}

impl Delete {
    /// The list, reported in full.
    pub fn new(objects: impl IntoIterator<Item = impl Into<ObjectIdentifier>>) -> Self {
        Self {
            quiet: None,
            objects: objects.into_iter().map(Into::into).collect(),
        }
    }

    /// Lists only failures in the answer.
    pub fn quiet(mut self, quiet: bool) -> Self {
        self.quiet = Some(quiet);
        self
    }

    pub(crate) fn write(&self, xml: &mut OldWriter) {
        xml.optional("Quiet", self.quiet);
        for object in &self.objects {
            xml.element("Object", |xml| object.write(xml));
        }
    }
}

impl<T: Into<ObjectIdentifier>> From<Vec<T>> for Delete {
    fn from(objects: Vec<T>) -> Self {
        Self::new(objects)
    }
}

impl<T: Into<ObjectIdentifier>, const N: usize> From<[T; N]> for Delete {
    fn from(objects: [T; N]) -> Self {
        Self::new(objects)
    }
}

/// Key and version of an object to delete.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ObjectIdentifier {
    /// The key.
    pub key: String,
    /// The version; without it a bucket with versioning makes a delete marker.
    pub version_id: Option<String>,
}

impl ObjectIdentifier {
    /// An object by its key.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            version_id: None,
        }
    }

    /// One version of it.
    pub fn version_id(mut self, version_id: impl Into<String>) -> Self {
        self.version_id = Some(version_id.into());
        self
    }

    pub(crate) fn write(&self, xml: &mut OldWriter) {
        xml.text("Key", &self.key);
        xml.optional("VersionId", self.version_id.as_ref());
    }
}

impl From<&str> for ObjectIdentifier {
    fn from(key: &str) -> Self {
        Self::new(key)
    }
}

impl From<String> for ObjectIdentifier {
    fn from(key: String) -> Self {
        Self::new(key)
    }
}

/// Options of a new bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CreateBucketConfiguration {
    /// Default storage class of the bucket; Standard when absent.
    pub storage_class: Option<StorageClassType>,
    /// How copies are kept.
    pub data_redundancy_type: Option<DataRedundancyType>,
}

impl CreateBucketConfiguration {
    /// The service's defaults.
    pub fn new() -> Self {
        Self::default()
    }

    /// Default storage class of the bucket.
    pub fn storage_class(mut self, storage_class: impl Into<StorageClassType>) -> Self {
        self.storage_class = Some(storage_class.into());
        self
    }

    /// How copies are kept.
    pub fn data_redundancy_type(mut self, kind: impl Into<DataRedundancyType>) -> Self {
        self.data_redundancy_type = Some(kind.into());
        self
    }

    pub(crate) fn write(&self, xml: &mut OldWriter) {
        xml.optional("StorageClass", self.storage_class.as_ref());
        xml.optional("DataRedundancyType", self.data_redundancy_type.as_ref());
    }
}

/// Versioning state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct VersioningConfiguration {
    /// Versioning state to set.
    pub status: Option<VersioningStatusType>,
}

impl VersioningConfiguration {
    pub(crate) fn write(&self, xml: &mut OldWriter) {
        xml.optional("Status", self.status.as_ref());
    }
}

impl<T: Into<VersioningStatusType>> From<T> for VersioningConfiguration {
    fn from(status: T) -> Self {
        Self {
            status: Some(status.into()),
        }
    }
}
