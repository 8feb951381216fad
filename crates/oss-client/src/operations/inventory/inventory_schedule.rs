//! `InventorySchedule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::inventory::InventoryFrequency;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// When an inventory task runs.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct InventorySchedule {
    /// How often the task runs (`Frequency`).
    pub frequency: InventoryFrequency,
    /// The day of the month on which a monthly task runs (`DayOfMonth`).
    pub day_of_month: Option<u32>,
    /// Whether the task is deleted after it ran once (`AutoDelete`).
    pub auto_delete: Option<bool>,
}

impl InventorySchedule {
    /// Creates the value with what OSS requires.
    pub fn new(frequency: impl Into<InventoryFrequency>) -> Self {
        Self {
            frequency: frequency.into(),
            day_of_month: None,
            auto_delete: None,
        }
    }

    /// The day of the month on which a monthly task runs (`DayOfMonth`).
    pub fn day_of_month(mut self, day_of_month: impl IntoField<u32>) -> Self {
        self.day_of_month = day_of_month.into_field();
        self
    }

    /// Whether the task is deleted after it ran once (`AutoDelete`).
    pub fn auto_delete(mut self, auto_delete: impl IntoField<bool>) -> Self {
        self.auto_delete = auto_delete.into_field();
        self
    }
}

impl ReadXml for InventorySchedule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut frequency = None;
        let mut day_of_month = None;
        let mut auto_delete = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Frequency" => child.set(&mut frequency)?,
                "DayOfMonth" => child.set(&mut day_of_month)?,
                "AutoDelete" => child.set(&mut auto_delete)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            frequency: element.required("Frequency", frequency)?,
            day_of_month,
            auto_delete,
        }))
    }
}

impl WriteXml for InventorySchedule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Frequency", &self.frequency);
        xml.optional("DayOfMonth", &self.day_of_month);
        xml.optional("AutoDelete", &self.auto_delete);
    }
}
