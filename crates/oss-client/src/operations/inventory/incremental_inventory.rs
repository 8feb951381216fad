//! `IncrementalInventory`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::inventory::{IncrementalInventoryField, IncrementalInventorySchedule};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Lists of what changed between two runs of an inventory task.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IncrementalInventory {
    /// Whether the lists of changes are written (`IsEnabled`).
    pub is_enabled: bool,
    /// When the task runs (`Schedule`).
    pub schedule: Option<IncrementalInventorySchedule>,
    /// The columns of the lists besides the bucket and the key (`Field` in `OptionalFields`).
    pub optional_fields: Vec<IncrementalInventoryField>,
}

impl IncrementalInventory {
    /// Creates the value with what OSS requires.
    pub fn new(is_enabled: bool) -> Self {
        Self {
            is_enabled,
            schedule: None,
            optional_fields: Vec::new(),
        }
    }

    /// When the task runs (`Schedule`).
    pub fn schedule(mut self, schedule: impl IntoField<IncrementalInventorySchedule>) -> Self {
        self.schedule = schedule.into_field();
        self
    }

    /// The columns of the lists besides the bucket and the key (`Field` in `OptionalFields`).
    pub fn optional_fields(
        mut self,
        optional_fields: impl IntoIterator<Item = impl Into<IncrementalInventoryField>>,
    ) -> Self {
        self.optional_fields = optional_fields.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for IncrementalInventory {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut is_enabled = None;
        let mut schedule = None;
        let mut optional_fields = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "IsEnabled" => child.set(&mut is_enabled)?,
                "Schedule" => child.set(&mut schedule)?,
                "OptionalFields" => child.list("Field", &mut optional_fields)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            is_enabled: element.required("IsEnabled", is_enabled)?,
            schedule,
            optional_fields,
        }))
    }
}

impl WriteXml for IncrementalInventory {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("IsEnabled", &self.is_enabled);
        xml.optional("Schedule", &self.schedule);
        xml.wrapped("OptionalFields", "Field", &self.optional_fields);
    }
}
