//! `ReplicationProgressInformation`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// How far the replication is.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReplicationProgressInformation {
    /// How much of the historical objects is replicated, from 0 to 1 (`HistoricalObject`). A rule
    /// that replicates no historical objects has none.
    pub historical_object: Option<f64>,
    /// The time before which every new object is replicated (`NewObject`). A rule that has not
    /// replicated an object yet has none.
    pub new_object: Option<UtcSeconds>,
}

impl ReadXml for ReplicationProgressInformation {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut historical_object = None;
        let mut new_object = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "HistoricalObject" => child.set(&mut historical_object)?,
                "NewObject" => child.set(&mut new_object)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            historical_object,
            new_object,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for ReplicationProgressInformation {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("HistoricalObject", &self.historical_object);
        xml.optional("NewObject", &self.new_object);
    }
}
