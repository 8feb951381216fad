//! `MetadataConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::metadata_table::{InventoryTableConfiguration, JournalTableConfiguration};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The settings of a bucket's metadata tables.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetadataConfiguration {
    /// The settings of the journal table (`JournalTableConfiguration`).
    pub journal_table_configuration: Option<JournalTableConfiguration>,
    /// The settings of the inventory table (`InventoryTableConfiguration`).
    pub inventory_table_configuration: Option<InventoryTableConfiguration>,
}

impl MetadataConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            journal_table_configuration: None,
            inventory_table_configuration: None,
        }
    }

    /// The settings of the journal table (`JournalTableConfiguration`).
    pub fn journal_table_configuration(
        mut self,
        journal_table_configuration: impl IntoField<JournalTableConfiguration>,
    ) -> Self {
        self.journal_table_configuration = journal_table_configuration.into_field();
        self
    }

    /// The settings of the inventory table (`InventoryTableConfiguration`).
    pub fn inventory_table_configuration(
        mut self,
        inventory_table_configuration: impl IntoField<InventoryTableConfiguration>,
    ) -> Self {
        self.inventory_table_configuration = inventory_table_configuration.into_field();
        self
    }
}

impl ReadXml for MetadataConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut journal_table_configuration = None;
        let mut inventory_table_configuration = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "JournalTableConfiguration" => {
                    child.set(&mut journal_table_configuration)?;
                }
                "InventoryTableConfiguration" => {
                    child.set(&mut inventory_table_configuration)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            journal_table_configuration,
            inventory_table_configuration,
        }))
    }
}

impl WriteXml for MetadataConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional(
            "JournalTableConfiguration",
            &self.journal_table_configuration,
        );
        xml.optional(
            "InventoryTableConfiguration",
            &self.inventory_table_configuration,
        );
    }
}
