//! `InventoryConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::inventory::{
    IncrementalInventory, InventoryDestination, InventoryField, InventoryFilter,
    InventoryObjectVersions, InventorySchedule,
};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// An inventory task.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventoryConfiguration {
    /// The ID of the task, which is unique in the bucket (`Id`).
    pub id: String,
    /// Whether the task is enabled (`IsEnabled`).
    pub is_enabled: bool,
    /// Where the results are stored (`Destination`).
    pub destination: InventoryDestination,
    /// When the task runs (`Schedule`).
    pub schedule: InventorySchedule,
    /// Which objects the lists contain (`Filter`).
    pub filter: Option<InventoryFilter>,
    /// Whether the lists contain all versions of an object or only the current one
    /// (`IncludedObjectVersions`).
    pub included_object_versions: InventoryObjectVersions,
    /// The columns of the lists besides the bucket and the key (`Field` in `OptionalFields`).
    pub optional_fields: Vec<InventoryField>,
    /// The settings of additional lists, which contain what changed between two runs
    /// (`IncrementalInventory`).
    pub incremental_inventory: Option<IncrementalInventory>,
}

impl InventoryConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(
        id: impl Into<String>,
        is_enabled: bool,
        destination: impl Into<InventoryDestination>,
        schedule: impl Into<InventorySchedule>,
        included_object_versions: impl Into<InventoryObjectVersions>,
    ) -> Self {
        Self {
            id: id.into(),
            is_enabled,
            destination: destination.into(),
            schedule: schedule.into(),
            filter: None,
            included_object_versions: included_object_versions.into(),
            optional_fields: Vec::new(),
            incremental_inventory: None,
        }
    }

    /// Which objects the lists contain (`Filter`).
    pub fn filter(mut self, filter: impl IntoField<InventoryFilter>) -> Self {
        self.filter = filter.into_field();
        self
    }

    /// The columns of the lists besides the bucket and the key (`Field` in `OptionalFields`).
    pub fn optional_fields(
        mut self,
        optional_fields: impl IntoIterator<Item = impl Into<InventoryField>>,
    ) -> Self {
        self.optional_fields = optional_fields.into_iter().map(Into::into).collect();
        self
    }

    /// The settings of additional lists, which contain what changed between two runs
    /// (`IncrementalInventory`).
    pub fn incremental_inventory(
        mut self,
        incremental_inventory: impl IntoField<IncrementalInventory>,
    ) -> Self {
        self.incremental_inventory = incremental_inventory.into_field();
        self
    }
}

impl ReadXml for InventoryConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut id = None;
        let mut is_enabled = None;
        let mut destination = None;
        let mut schedule = None;
        let mut filter = None;
        let mut included_object_versions = None;
        let mut optional_fields = Vec::new();
        let mut incremental_inventory = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Id" => child.set(&mut id)?,
                "IsEnabled" => child.set(&mut is_enabled)?,
                "Destination" => child.set(&mut destination)?,
                "Schedule" => child.set(&mut schedule)?,
                "Filter" => child.set(&mut filter)?,
                "IncludedObjectVersions" => child.set(&mut included_object_versions)?,
                "IncrementalInventory" => child.set(&mut incremental_inventory)?,
                "OptionalFields" => child.list("Field", &mut optional_fields)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            id: element.required("Id", id)?,
            is_enabled: element.required("IsEnabled", is_enabled)?,
            destination: element.required("Destination", destination)?,
            schedule: element.required("Schedule", schedule)?,
            filter,
            included_object_versions: element
                .required("IncludedObjectVersions", included_object_versions)?,
            optional_fields,
            incremental_inventory,
        }))
    }
}

impl WriteXml for InventoryConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Id", &self.id);
        xml.element("IsEnabled", &self.is_enabled);
        xml.element("Destination", &self.destination);
        xml.element("Schedule", &self.schedule);
        xml.optional("Filter", &self.filter);
        xml.element("IncludedObjectVersions", &self.included_object_versions);
        xml.wrapped("OptionalFields", "Field", &self.optional_fields);
        xml.optional("IncrementalInventory", &self.incremental_inventory);
    }
}
