//! `InventoryTableConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::metadata_table::MetadataTableEncryptionConfiguration;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The settings of a bucket's inventory table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryTableConfiguration {
    /// Whether the table is enabled (`ConfigurationState`).
    pub configuration_state: Option<String>,
    /// How the data is encrypted (`EncryptionConfiguration`).
    pub encryption_configuration: Option<MetadataTableEncryptionConfiguration>,
}

impl InventoryTableConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            configuration_state: None,
            encryption_configuration: None,
        }
    }

    /// Whether the table is enabled (`ConfigurationState`).
    pub fn configuration_state(mut self, configuration_state: impl IntoField<String>) -> Self {
        self.configuration_state = configuration_state.into_field();
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

impl ReadXml for InventoryTableConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut configuration_state = None;
        let mut encryption_configuration = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ConfigurationState" => child.set(&mut configuration_state)?,
                "EncryptionConfiguration" => child.set(&mut encryption_configuration)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            configuration_state,
            encryption_configuration,
        }))
    }
}

impl WriteXml for InventoryTableConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("ConfigurationState", &self.configuration_state);
        xml.optional("EncryptionConfiguration", &self.encryption_configuration);
    }
}
