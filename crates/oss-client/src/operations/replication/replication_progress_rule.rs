//! `ReplicationProgressRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::replication::{
    HistoricalObjectReplication, ReplicationAction, ReplicationDestination,
    ReplicationProgressInformation, ReplicationStatus,
};
use crate::xml::{Element, Malformed, ReadXml};

/// A replication rule and its progress.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ReplicationProgressRule {
    /// The bucket to which objects are replicated (`Destination`).
    pub destination: ReplicationDestination,
    /// Whether the rule is being set up, is in use or is being deleted (`Status`).
    pub status: ReplicationStatus,
    /// Whether objects are replicated that were stored before the rule was added
    /// (`HistoricalObjectReplication`).
    pub historical_object_replication: Option<HistoricalObjectReplication>,
    /// The progress of the replication (`Progress`).
    pub progress: Option<ReplicationProgressInformation>,
    /// The ID of the rule (`ID`).
    pub id: String,
    /// The prefixes of the keys of the objects that are replicated. If there are none, all objects
    /// are (`Prefix` in `PrefixSet`).
    pub prefixes: Vec<String>,
    /// What the rule replicates (`Action`).
    pub action: ReplicationAction,
}

impl ReadXml for ReplicationProgressRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut destination = None;
        let mut status = None;
        let mut historical_object_replication = None;
        let mut progress = None;
        let mut id = None;
        let mut prefixes = Vec::new();
        let mut action = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Destination" => child.set(&mut destination)?,
                "Status" => child.set(&mut status)?,
                "HistoricalObjectReplication" => {
                    child.set(&mut historical_object_replication)?;
                }
                "Progress" => child.set(&mut progress)?,
                "ID" => child.set(&mut id)?,
                "Action" => child.set(&mut action)?,
                "PrefixSet" => child.list("Prefix", &mut prefixes)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            destination: element.required("Destination", destination)?,
            status: element.required("Status", status)?,
            historical_object_replication,
            progress,
            id: element.required("ID", id)?,
            prefixes,
            action: element.required("Action", action)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for ReplicationProgressRule {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Destination", &self.destination);
        xml.element("Status", &self.status);
        xml.optional(
            "HistoricalObjectReplication",
            &self.historical_object_replication,
        );
        xml.optional("Progress", &self.progress);
        xml.element("ID", &self.id);
        xml.wrapped("PrefixSet", "Prefix", &self.prefixes);
        xml.element("Action", &self.action);
    }
}
