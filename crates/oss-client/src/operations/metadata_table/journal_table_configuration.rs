//! `JournalTableConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::metadata_table::{
    MetadataTableEncryptionConfiguration, MetadataTableRecordExpiration,
};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The settings of a bucket's journal table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct JournalTableConfiguration {
    /// When records of the journal expire (`RecordExpiration`).
    pub record_expiration: Option<MetadataTableRecordExpiration>,
    /// How the data is encrypted (`EncryptionConfiguration`).
    pub encryption_configuration: Option<MetadataTableEncryptionConfiguration>,
}

impl JournalTableConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            record_expiration: None,
            encryption_configuration: None,
        }
    }

    /// When records of the journal expire (`RecordExpiration`).
    pub fn record_expiration(
        mut self,
        record_expiration: impl IntoField<MetadataTableRecordExpiration>,
    ) -> Self {
        self.record_expiration = record_expiration.into_field();
        self
    }

    /// How the data is encrypted (`EncryptionConfiguration`).
    pub fn encryption_configuration(
        mut self,
        encryption_configuration: impl IntoField<MetadataTableEncryptionConfiguration>,
    ) -> Self {
        self.encryption_configuration = encryption_configuration.into_field();
        self
    }
}

impl ReadXml for JournalTableConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut record_expiration = None;
        let mut encryption_configuration = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "RecordExpiration" => child.set(&mut record_expiration)?,
                "EncryptionConfiguration" => child.set(&mut encryption_configuration)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            record_expiration,
            encryption_configuration,
        }))
    }
}

impl WriteXml for JournalTableConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("RecordExpiration", &self.record_expiration);
        xml.optional("EncryptionConfiguration", &self.encryption_configuration);
    }
}
