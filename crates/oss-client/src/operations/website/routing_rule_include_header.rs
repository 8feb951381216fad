//! `RoutingRuleIncludeHeader`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A condition on a request header.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoutingRuleIncludeHeader {
    /// The name of the header (`Key`).
    pub key: String,
    /// What the value of the header must be (`Equals`).
    pub equals: Option<String>,
    /// What the value of the header must begin with (`StartsWith`).
    pub starts_with: Option<String>,
    /// What the value of the header must end with (`EndsWith`).
    pub ends_with: Option<String>,
}

impl RoutingRuleIncludeHeader {
    /// Creates the value with what OSS requires.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            equals: None,
            starts_with: None,
            ends_with: None,
        }
    }

    /// What the value of the header must be (`Equals`).
    pub fn equals(mut self, equals: impl IntoField<String>) -> Self {
        self.equals = equals.into_field();
        self
    }

    /// What the value of the header must begin with (`StartsWith`).
    pub fn starts_with(mut self, starts_with: impl IntoField<String>) -> Self {
        self.starts_with = starts_with.into_field();
        self
    }

    /// What the value of the header must end with (`EndsWith`).
    pub fn ends_with(mut self, ends_with: impl IntoField<String>) -> Self {
        self.ends_with = ends_with.into_field();
        self
    }
}

impl ReadXml for RoutingRuleIncludeHeader {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut equals = None;
        let mut starts_with = None;
        let mut ends_with = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set(&mut key)?,
                "Equals" => child.set(&mut equals)?,
                "StartsWith" => child.set(&mut starts_with)?,
                "EndsWith" => child.set(&mut ends_with)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            equals,
            starts_with,
            ends_with,
        }))
    }
}

impl WriteXml for RoutingRuleIncludeHeader {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Key", &self.key);
        xml.optional("Equals", &self.equals);
        xml.optional("StartsWith", &self.starts_with);
        xml.optional("EndsWith", &self.ends_with);
    }
}
