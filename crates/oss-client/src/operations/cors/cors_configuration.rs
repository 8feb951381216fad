//! `CorsConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::cors::CorsRule;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The rules for cross-origin requests to a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CorsConfiguration {
    /// The rules for cross-origin requests. A bucket can have 20 rules (`CORSRule`).
    pub rules: Vec<CorsRule>,
    /// Whether answers have the header `Vary: Origin`. The default is false (`ResponseVary`).
    pub response_vary: Option<bool>,
}

impl CorsConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(rules: impl IntoIterator<Item = impl Into<CorsRule>>) -> Self {
        Self {
            rules: rules.into_iter().map(Into::into).collect(),
            response_vary: None,
        }
    }

    /// Whether answers have the header `Vary: Origin`. The default is false (`ResponseVary`).
    pub fn response_vary(mut self, response_vary: impl IntoField<bool>) -> Self {
        self.response_vary = response_vary.into_field();
        self
    }
}

impl ReadXml for CorsConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut rules = Vec::new();
        let mut response_vary = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CORSRule" => child.push(&mut rules)?,
                "ResponseVary" => child.set(&mut response_vary)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            rules,
            response_vary,
        }))
    }
}

impl WriteXml for CorsConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("CORSRule", &self.rules);
        xml.optional("ResponseVary", &self.response_vary);
    }
}
