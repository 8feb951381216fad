//! `IncrementalInventorySchedule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How often the lists of changes are written.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct IncrementalInventorySchedule {
    /// The time between two lists, in seconds (`Frequency`).
    pub frequency: u64,
}

impl IncrementalInventorySchedule {
    /// Creates the value with what OSS requires.
    pub fn new(frequency: u64) -> Self {
        Self { frequency }
    }
}

impl ReadXml for IncrementalInventorySchedule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut frequency = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Frequency" {
                child.set(&mut frequency)?;
            }
        }
        Ok(Some(Self {
            frequency: element.required("Frequency", frequency)?,
        }))
    }
}

impl WriteXml for IncrementalInventorySchedule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Frequency", &self.frequency);
    }
}
