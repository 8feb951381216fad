//! `CreateBucketConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::{DataRedundancy, StorageClass};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The options of a new bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateBucketConfiguration {
    /// The default storage class of the bucket's objects. The default is Standard (`StorageClass`).
    pub storage_class: Option<StorageClass>,
    /// Whether the data is stored redundantly in one zone or in several. The default is one zone
    /// (`DataRedundancyType`).
    pub data_redundancy: Option<DataRedundancy>,
}

impl CreateBucketConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            storage_class: None,
            data_redundancy: None,
        }
    }

    /// The default storage class of the bucket's objects. The default is Standard (`StorageClass`).
    pub fn storage_class(mut self, storage_class: impl IntoField<StorageClass>) -> Self {
        self.storage_class = storage_class.into_field();
        self
    }

    /// Whether the data is stored redundantly in one zone or in several. The default is one zone
    /// (`DataRedundancyType`).
    pub fn data_redundancy(mut self, data_redundancy: impl IntoField<DataRedundancy>) -> Self {
        self.data_redundancy = data_redundancy.into_field();
        self
    }
}

impl ReadXml for CreateBucketConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut storage_class = None;
        let mut data_redundancy = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "StorageClass" => child.set(&mut storage_class)?,
                "DataRedundancyType" => child.set(&mut data_redundancy)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            storage_class,
            data_redundancy,
        }))
    }
}

impl WriteXml for CreateBucketConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("StorageClass", &self.storage_class);
        xml.optional("DataRedundancyType", &self.data_redundancy);
    }
}
