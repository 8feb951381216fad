//! `ReplicationConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::replication::ReplicationRule;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The replication rules of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ReplicationConfiguration {
    /// The replication rules (`Rule`).
    pub rules: Vec<ReplicationRule>,
}

impl ReplicationConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(rules: impl IntoIterator<Item = impl Into<ReplicationRule>>) -> Self {
        Self {
            rules: rules.into_iter().map(Into::into).collect(),
        }
    }
}

impl ReadXml for ReplicationConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut rules = Vec::new();
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Rule" {
                child.push(&mut rules)?;
            }
        }
        Ok(Some(Self { rules }))
    }
}

impl WriteXml for ReplicationConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("Rule", &self.rules);
    }
}
