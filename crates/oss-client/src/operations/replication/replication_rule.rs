//! `ReplicationRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::replication::{
    HistoricalObjectReplication, ReplicationAction, ReplicationDestination,
    ReplicationEncryptionConfiguration, ReplicationSourceSelectionCriteria, ReplicationStatus,
    ReplicationTimeControl,
};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A replication rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationRule {
    /// The bucket to which objects are replicated (`Destination`).
    pub destination: ReplicationDestination,
    /// The role that OSS assumes to replicate objects (`SyncRole`).
    pub sync_role: Option<String>,
    /// Further conditions on the objects that are replicated (`SourceSelectionCriteria`).
    pub source_selection_criteria: Option<ReplicationSourceSelectionCriteria>,
    /// How the copies are encrypted (`EncryptionConfiguration`).
    pub encryption_configuration: Option<ReplicationEncryptionConfiguration>,
    /// Whether objects are replicated that were stored before the rule was added
    /// (`HistoricalObjectReplication`).
    pub historical_object_replication: Option<HistoricalObjectReplication>,
    /// The replication time control of the rule (`RTC`).
    pub rtc: Option<ReplicationTimeControl>,
    /// The ID of the rule. By default OSS makes one (`ID`). OSS makes an ID for a new rule without
    /// one.
    pub id: Option<String>,
    /// The prefixes of the keys of the objects that are replicated. There can be 10. If there are
    /// none, all objects are replicated (`Prefix` in `PrefixSet`).
    pub prefixes: Vec<String>,
    /// What the rule replicates (`Action`).
    pub action: Option<ReplicationAction>,
    /// Whether the rule is being set up, is in use or is being deleted (`Status`). The status is
    /// answered, never sent.
    pub status: Option<ReplicationStatus>,
}

impl ReplicationRule {
    /// Creates the value with what OSS requires.
    pub fn new(destination: impl Into<ReplicationDestination>) -> Self {
        Self {
            destination: destination.into(),
            sync_role: None,
            source_selection_criteria: None,
            encryption_configuration: None,
            historical_object_replication: None,
            rtc: None,
            id: None,
            prefixes: Vec::new(),
            action: None,
            status: None,
        }
    }

    /// The role that OSS assumes to replicate objects (`SyncRole`).
    pub fn sync_role(mut self, sync_role: impl IntoField<String>) -> Self {
        self.sync_role = sync_role.into_field();
        self
    }

    /// Further conditions on the objects that are replicated (`SourceSelectionCriteria`).
    pub fn source_selection_criteria(
        mut self,
        source_selection_criteria: impl IntoField<ReplicationSourceSelectionCriteria>,
    ) -> Self {
        self.source_selection_criteria = source_selection_criteria.into_field();
        self
    }

    /// How the copies are encrypted (`EncryptionConfiguration`).
    pub fn encryption_configuration(
        mut self,
        encryption_configuration: impl IntoField<ReplicationEncryptionConfiguration>,
    ) -> Self {
        self.encryption_configuration = encryption_configuration.into_field();
        self
    }

    /// Whether objects are replicated that were stored before the rule was added
    /// (`HistoricalObjectReplication`).
    pub fn historical_object_replication(
        mut self,
        historical_object_replication: impl IntoField<HistoricalObjectReplication>,
    ) -> Self {
        self.historical_object_replication = historical_object_replication.into_field();
        self
    }

    /// The replication time control of the rule (`RTC`).
    pub fn rtc(mut self, rtc: impl IntoField<ReplicationTimeControl>) -> Self {
        self.rtc = rtc.into_field();
        self
    }

    /// The ID of the rule. By default OSS makes one (`ID`).
    pub fn id(mut self, id: impl IntoField<String>) -> Self {
        self.id = id.into_field();
        self
    }

    /// The prefixes of the keys of the objects that are replicated. There can be 10. If there are
    /// none, all objects are replicated (`Prefix` in `PrefixSet`).
    pub fn prefixes(mut self, prefixes: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.prefixes = prefixes.into_iter().map(Into::into).collect();
        self
    }

    /// What the rule replicates (`Action`).
    pub fn action(mut self, action: impl IntoField<ReplicationAction>) -> Self {
        self.action = action.into_field();
        self
    }

    /// Whether the rule is being set up, is in use or is being deleted (`Status`).
    pub fn status(mut self, status: impl IntoField<ReplicationStatus>) -> Self {
        self.status = status.into_field();
        self
    }
}

impl ReadXml for ReplicationRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut destination = None;
        let mut sync_role = None;
        let mut source_selection_criteria = None;
        let mut encryption_configuration = None;
        let mut historical_object_replication = None;
        let mut rtc = None;
        let mut id = None;
        let mut prefixes = Vec::new();
        let mut action = None;
        let mut status = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Destination" => child.set(&mut destination)?,
                "SyncRole" => child.set(&mut sync_role)?,
                "SourceSelectionCriteria" => child.set(&mut source_selection_criteria)?,
                "EncryptionConfiguration" => child.set(&mut encryption_configuration)?,
                "HistoricalObjectReplication" => {
                    child.set(&mut historical_object_replication)?;
                }
                "RTC" => child.set(&mut rtc)?,
                "ID" => child.set(&mut id)?,
                "Action" => child.set(&mut action)?,
                "Status" => child.set(&mut status)?,
                "PrefixSet" => child.list("Prefix", &mut prefixes)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            destination: element.required("Destination", destination)?,
            sync_role,
            source_selection_criteria,
            encryption_configuration,
            historical_object_replication,
            rtc,
            id,
            prefixes,
            action,
            status,
        }))
    }
}

impl WriteXml for ReplicationRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Destination", &self.destination);
        xml.optional("SyncRole", &self.sync_role);
        xml.optional("SourceSelectionCriteria", &self.source_selection_criteria);
        xml.optional("EncryptionConfiguration", &self.encryption_configuration);
        xml.optional(
            "HistoricalObjectReplication",
            &self.historical_object_replication,
        );
        xml.optional("RTC", &self.rtc);
        xml.optional("ID", &self.id);
        xml.wrapped("PrefixSet", "Prefix", &self.prefixes);
        xml.optional("Action", &self.action);
        xml.optional("Status", &self.status);
    }
}
