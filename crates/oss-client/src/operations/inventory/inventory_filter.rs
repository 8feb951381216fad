//! `InventoryFilter`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Which objects the lists of an inventory task contain.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryFilter {
    /// The lists contain only objects that were modified at this time or later
    /// (`LastModifyBeginTimeStamp`).
    pub last_modified_begin: Option<UtcSeconds>,
    /// The lists contain only objects that were modified at this time or earlier
    /// (`LastModifyEndTimeStamp`).
    pub last_modified_end: Option<UtcSeconds>,
    /// The size that an object must have at least, in bytes (`LowerSizeBound`).
    pub lower_size_bound: Option<u64>,
    /// The size that an object can have at most, in bytes (`UpperSizeBound`).
    pub upper_size_bound: Option<u64>,
    /// The storage classes of the objects, separated by commas. By default objects of all storage
    /// classes are listed (`StorageClass`).
    pub storage_class: Option<String>,
    /// The prefix that the keys must have (`Prefix`).
    pub prefix: Option<String>,
}

impl InventoryFilter {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            last_modified_begin: None,
            last_modified_end: None,
            lower_size_bound: None,
            upper_size_bound: None,
            storage_class: None,
            prefix: None,
        }
    }

    /// The lists contain only objects that were modified at this time or later
    /// (`LastModifyBeginTimeStamp`).
    pub fn last_modified_begin(mut self, last_modified_begin: impl IntoField<UtcSeconds>) -> Self {
        self.last_modified_begin = last_modified_begin.into_field();
        self
    }

    /// The lists contain only objects that were modified at this time or earlier
    /// (`LastModifyEndTimeStamp`).
    pub fn last_modified_end(mut self, last_modified_end: impl IntoField<UtcSeconds>) -> Self {
        self.last_modified_end = last_modified_end.into_field();
        self
    }

    /// The size that an object must have at least, in bytes (`LowerSizeBound`).
    pub fn lower_size_bound(mut self, lower_size_bound: impl IntoField<u64>) -> Self {
        self.lower_size_bound = lower_size_bound.into_field();
        self
    }

    /// The size that an object can have at most, in bytes (`UpperSizeBound`).
    pub fn upper_size_bound(mut self, upper_size_bound: impl IntoField<u64>) -> Self {
        self.upper_size_bound = upper_size_bound.into_field();
        self
    }

    /// The storage classes of the objects, separated by commas. By default objects of all storage
    /// classes are listed (`StorageClass`).
    pub fn storage_class(mut self, storage_class: impl IntoField<String>) -> Self {
        self.storage_class = storage_class.into_field();
        self
    }

    /// The prefix that the keys must have (`Prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }
}

impl ReadXml for InventoryFilter {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut last_modified_begin = None;
        let mut last_modified_end = None;
        let mut lower_size_bound = None;
        let mut upper_size_bound = None;
        let mut storage_class = None;
        let mut prefix = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "LastModifyBeginTimeStamp" => child.set_unix(&mut last_modified_begin)?,
                "LastModifyEndTimeStamp" => child.set_unix(&mut last_modified_end)?,
                "LowerSizeBound" => child.set(&mut lower_size_bound)?,
                "UpperSizeBound" => child.set(&mut upper_size_bound)?,
                "StorageClass" => child.set(&mut storage_class)?,
                "Prefix" => child.set(&mut prefix)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            last_modified_begin,
            last_modified_end,
            lower_size_bound,
            upper_size_bound,
            storage_class,
            prefix,
        }))
    }
}

impl WriteXml for InventoryFilter {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.unix("LastModifyBeginTimeStamp", self.last_modified_begin);
        xml.unix("LastModifyEndTimeStamp", self.last_modified_end);
        xml.optional("LowerSizeBound", &self.lower_size_bound);
        xml.optional("UpperSizeBound", &self.upper_size_bound);
        xml.optional("StorageClass", &self.storage_class);
        xml.optional("Prefix", &self.prefix);
    }
}
