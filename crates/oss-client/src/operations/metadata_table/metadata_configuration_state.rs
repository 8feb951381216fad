//! `MetadataConfigurationState`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::metadata_table::{
    InventoryTableState, JournalTableState, MetadataTableDestination,
};
use crate::xml::{Element, Malformed, ReadXml};

/// The settings and the state of a bucket's metadata tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetadataConfigurationState {
    /// Where the tables are (`DestinationResult`).
    pub destination_result: Option<MetadataTableDestination>,
    /// The settings and the state of the journal table (`JournalTableConfigurationResult`).
    pub journal_table_configuration_result: Option<JournalTableState>,
    /// The settings and the state of the inventory table (`InventoryTableConfigurationResult`).
    pub inventory_table_configuration_result: Option<InventoryTableState>,
}

impl ReadXml for MetadataConfigurationState {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut destination_result = None;
        let mut journal_table_configuration_result = None;
        let mut inventory_table_configuration_result = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "DestinationResult" => child.set(&mut destination_result)?,
                "JournalTableConfigurationResult" => {
                    child.set(&mut journal_table_configuration_result)?;
                }
                "InventoryTableConfigurationResult" => {
                    child.set(&mut inventory_table_configuration_result)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            destination_result,
            journal_table_configuration_result,
            inventory_table_configuration_result,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetadataConfigurationState {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("DestinationResult", &self.destination_result);
        xml.optional(
            "JournalTableConfigurationResult",
            &self.journal_table_configuration_result,
        );
        xml.optional(
            "InventoryTableConfigurationResult",
            &self.inventory_table_configuration_result,
        );
    }
}
