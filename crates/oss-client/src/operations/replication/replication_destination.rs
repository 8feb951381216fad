//! `ReplicationDestination`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::replication::TransferType;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The bucket to which objects are replicated.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationDestination {
    /// The name of the bucket (`Bucket`).
    pub bucket: String,
    /// The region of the bucket with the prefix `oss-` (`Location`).
    pub location: String,
    /// The network over which objects are replicated (`TransferType`).
    pub transfer_type: Option<TransferType>,
}

impl ReplicationDestination {
    /// Creates the value with what OSS requires.
    pub fn new(bucket: impl Into<String>, location: impl Into<String>) -> Self {
        Self {
            bucket: bucket.into(),
            location: location.into(),
            transfer_type: None,
        }
    }

    /// The network over which objects are replicated (`TransferType`).
    pub fn transfer_type(mut self, transfer_type: impl IntoField<TransferType>) -> Self {
        self.transfer_type = transfer_type.into_field();
        self
    }
}

impl ReadXml for ReplicationDestination {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut bucket = None;
        let mut location = None;
        let mut transfer_type = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Bucket" => child.set(&mut bucket)?,
                "Location" => child.set(&mut location)?,
                "TransferType" => child.set(&mut transfer_type)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            bucket: element.required("Bucket", bucket)?,
            location: element.required("Location", location)?,
            transfer_type,
        }))
    }
}

impl WriteXml for ReplicationDestination {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Bucket", &self.bucket);
        xml.element("Location", &self.location);
        xml.optional("TransferType", &self.transfer_type);
    }
}
