//! `WebsiteConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::website::{ErrorDocument, IndexDocument, RoutingRule};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The static website hosting and the routing rules of a bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct WebsiteConfiguration {
    /// The page that is returned for a directory (`IndexDocument`).
    pub index_document: Option<IndexDocument>,
    /// The page that is returned for errors (`ErrorDocument`).
    pub error_document: Option<ErrorDocument>,
    /// The routing rules (`RoutingRule` in `RoutingRules`).
    pub routing_rules: Vec<RoutingRule>,
}

impl WebsiteConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            index_document: None,
            error_document: None,
            routing_rules: Vec::new(),
        }
    }

    /// The page that is returned for a directory (`IndexDocument`).
    pub fn index_document(mut self, index_document: impl IntoField<IndexDocument>) -> Self {
        self.index_document = index_document.into_field();
        self
    }

    /// The page that is returned for errors (`ErrorDocument`).
    pub fn error_document(mut self, error_document: impl IntoField<ErrorDocument>) -> Self {
        self.error_document = error_document.into_field();
        self
    }

    /// The routing rules (`RoutingRule` in `RoutingRules`).
    pub fn routing_rules(
        mut self,
        routing_rules: impl IntoIterator<Item = impl Into<RoutingRule>>,
    ) -> Self {
        self.routing_rules = routing_rules.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for WebsiteConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut index_document = None;
        let mut error_document = None;
        let mut routing_rules = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "IndexDocument" => child.set(&mut index_document)?,
                "ErrorDocument" => child.set(&mut error_document)?,
                "RoutingRules" => child.list("RoutingRule", &mut routing_rules)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            index_document,
            error_document,
            routing_rules,
        }))
    }
}

impl WriteXml for WebsiteConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("IndexDocument", &self.index_document);
        xml.optional("ErrorDocument", &self.error_document);
        xml.wrapped("RoutingRules", "RoutingRule", &self.routing_rules);
    }
}
