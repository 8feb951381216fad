//! `UserDefinedLogFieldsConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The request headers and query parameters that are added to the real-time logs of a bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct UserDefinedLogFieldsConfiguration {
    /// The names of the request headers that are added to the logs (`header` in `HeaderSet`).
    pub headers: Vec<String>,
    /// The names of the query parameters that are added to the logs (`parameter` in `ParamSet`).
    pub parameters: Vec<String>,
}

impl UserDefinedLogFieldsConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            headers: Vec::new(),
            parameters: Vec::new(),
        }
    }

    /// The names of the request headers that are added to the logs (`header` in `HeaderSet`).
    pub fn headers(mut self, headers: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.headers = headers.into_iter().map(Into::into).collect();
        self
    }

    /// The names of the query parameters that are added to the logs (`parameter` in `ParamSet`).
    pub fn parameters(mut self, parameters: impl IntoIterator<Item = impl Into<String>>) -> Self {
        self.parameters = parameters.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for UserDefinedLogFieldsConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut headers = Vec::new();
        let mut parameters = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "HeaderSet" => child.list("header", &mut headers)?,
                "ParamSet" => child.list("parameter", &mut parameters)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            headers,
            parameters,
        }))
    }
}

impl WriteXml for UserDefinedLogFieldsConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.wrapped("HeaderSet", "header", &self.headers);
        xml.wrapped("ParamSet", "parameter", &self.parameters);
    }
}
