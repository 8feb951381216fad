//! `LifecycleRuleExclusion`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::Tag;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Objects to which a lifecycle rule does not apply.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleRuleExclusion {
    /// A tag of the objects (`Tag`).
    pub tag: Option<Tag>,
    /// The prefix of the keys of the objects (`Prefix`).
    pub prefix: Option<String>,
}

impl LifecycleRuleExclusion {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            tag: None,
            prefix: None,
        }
    }

    /// A tag of the objects (`Tag`).
    pub fn tag(mut self, tag: impl IntoField<Tag>) -> Self {
        self.tag = tag.into_field();
        self
    }

    /// The prefix of the keys of the objects (`Prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }
}

impl ReadXml for LifecycleRuleExclusion {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut tag = None;
        let mut prefix = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Tag" => child.set(&mut tag)?,
                "Prefix" => child.set(&mut prefix)?,
                _ => {}
            }
        }
        Ok(Some(Self { tag, prefix }))
    }
}

impl WriteXml for LifecycleRuleExclusion {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("Tag", &self.tag);
        xml.optional("Prefix", &self.prefix);
    }
}
