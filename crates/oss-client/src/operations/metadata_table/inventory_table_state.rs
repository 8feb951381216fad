//! `InventoryTableState`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::metadata_table::{MetadataTableEncryptionConfiguration, MetadataTableError};
use crate::xml::{Element, Malformed, ReadXml};

/// The settings and the state of a bucket's inventory table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryTableState {
    /// Whether the table is enabled (`ConfigurationState`).
    pub configuration_state: Option<String>,
    /// The state of the table (`TableStatus`).
    pub table_status: Option<String>,
    /// The name of the table (`TableName`).
    pub table_name: Option<String>,
    /// The Alibaba Cloud Resource Name (ARN) of the table (`TableArn`).
    pub table_arn: Option<String>,
    /// How the data is encrypted (`EncryptionConfiguration`).
    pub encryption_configuration: Option<MetadataTableEncryptionConfiguration>,
    /// Why the table could not be created (`Error`).
    pub error: Option<MetadataTableError>,
}

impl ReadXml for InventoryTableState {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut configuration_state = None;
        let mut table_status = None;
        let mut table_name = None;
        let mut table_arn = None;
        let mut encryption_configuration = None;
        let mut error = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ConfigurationState" => child.set(&mut configuration_state)?,
                "TableStatus" => child.set(&mut table_status)?,
                "TableName" => child.set(&mut table_name)?,
                "TableArn" => child.set(&mut table_arn)?,
                "EncryptionConfiguration" => child.set(&mut encryption_configuration)?,
                "Error" => child.set(&mut error)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            configuration_state,
            table_status,
            table_name,
            table_arn,
            encryption_configuration,
            error,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for InventoryTableState {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("ConfigurationState", &self.configuration_state);
        xml.optional("TableStatus", &self.table_status);
        xml.optional("TableName", &self.table_name);
        xml.optional("TableArn", &self.table_arn);
        xml.optional("EncryptionConfiguration", &self.encryption_configuration);
        xml.optional("Error", &self.error);
    }
}
