//! `ObjectWormConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::object_worm::{ObjectWormEnabled, ObjectWormRule};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The settings for the retention of objects in a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectWormConfiguration {
    /// Whether the retention of objects is enabled (`ObjectWormEnabled`).
    pub enabled: ObjectWormEnabled,
    /// The default retention of new objects (`Rule`).
    pub rule: Option<ObjectWormRule>,
}

impl ObjectWormConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(enabled: impl Into<ObjectWormEnabled>) -> Self {
        Self {
            enabled: enabled.into(),
            rule: None,
        }
    }

    /// The default retention of new objects (`Rule`).
    pub fn rule(mut self, rule: impl IntoField<ObjectWormRule>) -> Self {
        self.rule = rule.into_field();
        self
    }
}

impl ReadXml for ObjectWormConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut enabled = None;
        let mut rule = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ObjectWormEnabled" => child.set(&mut enabled)?,
                "Rule" => child.set(&mut rule)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            enabled: element.required("ObjectWormEnabled", enabled)?,
            rule,
        }))
    }
}

impl WriteXml for ObjectWormConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("ObjectWormEnabled", &self.enabled);
        xml.optional("Rule", &self.rule);
    }
}
