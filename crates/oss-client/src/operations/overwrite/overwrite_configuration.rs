//! `OverwriteConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::overwrite::OverwriteRule;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The rules that forbid the overwriting of objects in a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OverwriteConfiguration {
    /// The rules. A bucket can have 100 (`Rule`).
    pub rules: Vec<OverwriteRule>,
}

impl OverwriteConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(rules: impl IntoIterator<Item = impl Into<OverwriteRule>>) -> Self {
        Self {
            rules: rules.into_iter().map(Into::into).collect(),
        }
    }
}

impl ReadXml for OverwriteConfiguration {
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

impl WriteXml for OverwriteConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("Rule", &self.rules);
    }
}
