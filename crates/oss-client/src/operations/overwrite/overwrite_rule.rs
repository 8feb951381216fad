//! `OverwriteRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::overwrite::OverwriteAction;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A rule that forbids the overwriting of objects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct OverwriteRule {
    /// The ID of the rule, which is unique in the bucket. By default OSS makes one (`ID`). OSS
    /// makes an ID for a new rule without one.
    pub id: Option<String>,
    /// What the rule does (`Action`).
    pub action: OverwriteAction,
    /// The prefix that the keys must have. It can have up to 1,023 characters (`Prefix`).
    pub prefix: Option<String>,
    /// The suffix that the keys must have. It can have up to 1,023 characters (`Suffix`).
    pub suffix: Option<String>,
    /// The accounts and users to which the rule applies. If there are none, it applies to everybody
    /// (`Principal` in `Principals`).
    pub principals: Vec<String>,
}

impl OverwriteRule {
    /// Creates the value with what OSS requires.
    pub fn new(action: impl Into<OverwriteAction>) -> Self {
        Self {
            id: None,
            action: action.into(),
            prefix: None,
            suffix: None,
            principals: Vec::new(),
        }
    }

    /// The ID of the rule, which is unique in the bucket. By default OSS makes one (`ID`).
    pub fn id(mut self, id: impl IntoField<String>) -> Self {
        self.id = id.into_field();
        self
    }

    /// The prefix that the keys must have. It can have up to 1,023 characters (`Prefix`).
    pub fn prefix(mut self, prefix: impl IntoField<String>) -> Self {
        self.prefix = prefix.into_field();
        self
    }

    /// The suffix that the keys must have. It can have up to 1,023 characters (`Suffix`).
    pub fn suffix(mut self, suffix: impl IntoField<String>) -> Self {
        self.suffix = suffix.into_field();
        self
    }

    /// The accounts and users to which the rule applies. If there are none, it applies to everybody
    /// (`Principal` in `Principals`).
    pub fn principals(mut self, principals: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.principals = principals.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for OverwriteRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut id = None;
        let mut action = None;
        let mut prefix = None;
        let mut suffix = None;
        let mut principals = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ID" => child.set(&mut id)?,
                "Action" => child.set(&mut action)?,
                "Prefix" => child.set(&mut prefix)?,
                "Suffix" => child.set(&mut suffix)?,
                "Principals" => child.list("Principal", &mut principals)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            id,
            action: element.required("Action", action)?,
            prefix,
            suffix,
            principals,
        }))
    }
}

impl WriteXml for OverwriteRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("ID", &self.id);
        xml.element("Action", &self.action);
        xml.optional("Prefix", &self.prefix);
        xml.optional("Suffix", &self.suffix);
        xml.wrapped("Principals", "Principal", &self.principals);
    }
}
