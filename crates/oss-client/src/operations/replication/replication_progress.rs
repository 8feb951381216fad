//! `ReplicationProgress`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::replication::ReplicationProgressRule;
use crate::xml::{Element, Malformed, ReadXml};

/// The progress of the replication of a bucket.
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ReplicationProgress {
    /// The rules and their progress (`Rule`).
    pub rules: Vec<ReplicationProgressRule>,
}

impl ReadXml for ReplicationProgress {
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

#[cfg(test)]
impl crate::xml::WriteXml for ReplicationProgress {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.list("Rule", &self.rules);
    }
}
