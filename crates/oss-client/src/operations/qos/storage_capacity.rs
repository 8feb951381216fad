//! `StorageCapacity`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The limit of the storage of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct StorageCapacity {
    /// The limit of the storage, in gigabytes; -1 means that there is none (`StorageCapacity`).
    pub storage_capacity: i64,
}

impl StorageCapacity {
    /// Creates the value with what OSS requires.
    pub fn new(storage_capacity: i64) -> Self {
        Self { storage_capacity }
    }
}

impl ReadXml for StorageCapacity {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut storage_capacity = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "StorageCapacity" {
                child.set(&mut storage_capacity)?;
            }
        }
        Ok(Some(Self {
            storage_capacity: element.required("StorageCapacity", storage_capacity)?,
        }))
    }
}

impl WriteXml for StorageCapacity {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("StorageCapacity", &self.storage_capacity);
    }
}
