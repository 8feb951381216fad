//! `RoutingRuleCondition`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::website::RoutingRuleIncludeHeader;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The conditions of a routing rule. All that are given must be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct RoutingRuleCondition {
    /// The prefix that the key must have (`KeyPrefixEquals`).
    pub key_prefix_equals: Option<String>,
    /// The suffix that the key must have (`KeySuffixEquals`).
    pub key_suffix_equals: Option<String>,
    /// The status with which the request would fail without the rule
    /// (`HttpErrorCodeReturnedEquals`).
    pub http_error_code_equals: Option<u32>,
    /// Conditions on the request headers. All of them must be met (`IncludeHeader`).
    pub include_headers: Vec<RoutingRuleIncludeHeader>,
}

impl RoutingRuleCondition {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            key_prefix_equals: None,
            key_suffix_equals: None,
            http_error_code_equals: None,
            include_headers: Vec::new(),
        }
    }

    /// The prefix that the key must have (`KeyPrefixEquals`).
    pub fn key_prefix_equals(mut self, key_prefix_equals: impl IntoField<String>) -> Self {
        self.key_prefix_equals = key_prefix_equals.into_field();
        self
    }

    /// The suffix that the key must have (`KeySuffixEquals`).
    pub fn key_suffix_equals(mut self, key_suffix_equals: impl IntoField<String>) -> Self {
        self.key_suffix_equals = key_suffix_equals.into_field();
        self
    }

    /// The status with which the request would fail without the rule
    /// (`HttpErrorCodeReturnedEquals`).
    pub fn http_error_code_equals(mut self, http_error_code_equals: impl IntoField<u32>) -> Self {
        self.http_error_code_equals = http_error_code_equals.into_field();
        self
    }

    /// Conditions on the request headers. All of them must be met (`IncludeHeader`).
    pub fn include_headers(
        mut self,
        include_headers: impl IntoIterator<Item = impl Into<RoutingRuleIncludeHeader>>,
    ) -> Self {
        self.include_headers = include_headers.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for RoutingRuleCondition {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key_prefix_equals = None;
        let mut key_suffix_equals = None;
        let mut http_error_code_equals = None;
        let mut include_headers = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "KeyPrefixEquals" => child.set(&mut key_prefix_equals)?,
                "KeySuffixEquals" => child.set(&mut key_suffix_equals)?,
                "HttpErrorCodeReturnedEquals" => child.set(&mut http_error_code_equals)?,
                "IncludeHeader" => child.push(&mut include_headers)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key_prefix_equals,
            key_suffix_equals,
            http_error_code_equals,
            include_headers,
        }))
    }
}

impl WriteXml for RoutingRuleCondition {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("KeyPrefixEquals", &self.key_prefix_equals);
        xml.optional("KeySuffixEquals", &self.key_suffix_equals);
        xml.optional("HttpErrorCodeReturnedEquals", &self.http_error_code_equals);
        xml.list("IncludeHeader", &self.include_headers);
    }
}
