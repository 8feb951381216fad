//! `CorsRule`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::cors::CorsMethod;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A rule for cross-origin requests.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CorsRule {
    /// The origins that can send cross-origin requests. Each can contain one `*` (`AllowedOrigin`).
    pub allowed_origins: Vec<String>,
    /// The methods that cross-origin requests can have (`AllowedMethod`).
    pub allowed_methods: Vec<CorsMethod>,
    /// The request headers that cross-origin requests can have. Each can contain one `*`
    /// (`AllowedHeader`).
    pub allowed_headers: Vec<String>,
    /// The response headers that scripts can read (`ExposeHeader`).
    pub expose_headers: Vec<String>,
    /// How long browsers can keep the answer to a preflight request, in seconds (`MaxAgeSeconds`).
    pub max_age_seconds: Option<u64>,
}

impl CorsRule {
    /// Creates the value with what OSS requires.
    pub fn new(
        allowed_origins: impl IntoIterator<Item = impl Into<String>>,
        allowed_methods: impl IntoIterator<Item = impl Into<CorsMethod>>,
    ) -> Self {
        Self {
            allowed_origins: allowed_origins.into_iter().map(Into::into).collect(),
            allowed_methods: allowed_methods.into_iter().map(Into::into).collect(),
            allowed_headers: Vec::new(),
            expose_headers: Vec::new(),
            max_age_seconds: None,
        }
    }

    /// The request headers that cross-origin requests can have. Each can contain one `*`
    /// (`AllowedHeader`).
    pub fn allowed_headers(
        mut self,
        allowed_headers: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allowed_headers = allowed_headers.into_iter().map(Into::into).collect();
        self
    }

    /// The response headers that scripts can read (`ExposeHeader`).
    pub fn expose_headers(
        mut self,
        expose_headers: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.expose_headers = expose_headers.into_iter().map(Into::into).collect();
        self
    }

    /// How long browsers can keep the answer to a preflight request, in seconds (`MaxAgeSeconds`).
    pub fn max_age_seconds(mut self, max_age_seconds: impl IntoField<u64>) -> Self {
        self.max_age_seconds = max_age_seconds.into_field();
        self
    }
}

impl ReadXml for CorsRule {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut allowed_origins = Vec::new();
        let mut allowed_methods = Vec::new();
        let mut allowed_headers = Vec::new();
        let mut expose_headers = Vec::new();
        let mut max_age_seconds = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "AllowedOrigin" => child.push(&mut allowed_origins)?,
                "AllowedMethod" => child.push(&mut allowed_methods)?,
                "AllowedHeader" => child.push(&mut allowed_headers)?,
                "ExposeHeader" => child.push(&mut expose_headers)?,
                "MaxAgeSeconds" => child.set(&mut max_age_seconds)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            allowed_origins,
            allowed_methods,
            allowed_headers,
            expose_headers,
            max_age_seconds,
        }))
    }
}

impl WriteXml for CorsRule {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.list("AllowedOrigin", &self.allowed_origins);
        xml.list("AllowedMethod", &self.allowed_methods);
        xml.list("AllowedHeader", &self.allowed_headers);
        xml.list("ExposeHeader", &self.expose_headers);
        xml.optional("MaxAgeSeconds", &self.max_age_seconds);
    }
}
