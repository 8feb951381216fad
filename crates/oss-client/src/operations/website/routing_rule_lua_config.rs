//! `RoutingRuleLuaConfig`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The Lua script of a routing rule.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoutingRuleLuaConfig {
    /// The name of the script (`Script`).
    pub script: String,
}

impl RoutingRuleLuaConfig {
    /// Creates the value with what OSS requires.
    pub fn new(script: impl Into<String>) -> Self {
        Self {
            script: script.into(),
        }
    }
}

impl ReadXml for RoutingRuleLuaConfig {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut script = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "Script" {
                child.set(&mut script)?;
            }
        }
        Ok(Some(Self {
            script: element.required("Script", script)?,
        }))
    }
}

impl WriteXml for RoutingRuleLuaConfig {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Script", &self.script);
    }
}
