//! `ReplicationRuleIds`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The ID of a replication rule that is deleted.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationRuleIds {
    /// The ID of the rule (`ID`).
    pub ids: Vec<String>,
}

impl ReplicationRuleIds {
    /// Creates the value with what OSS requires.
    pub fn new(ids: impl IntoIterator<Item = impl Into<String>>) -> Self {
        Self {
            ids: ids.into_iter().map(Into::into).collect(),
        }
    }
}

impl ReadXml for ReplicationRuleIds {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut ids = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "ID" {
                child.push(&mut ids)?;
            }
        }
        Ok(Some(Self { ids }))
    }
}

impl WriteXml for ReplicationRuleIds {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("ID", &self.ids);
    }
}
