//! `TlsConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::https::TlsVersion;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Which TLS versions a bucket accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct TlsConfiguration {
    /// Whether the accepted TLS versions are limited (`Enable`).
    pub enable: bool,
    /// The TLS versions that are accepted (`TLSVersion`).
    pub versions: Vec<TlsVersion>,
}

impl TlsConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(enable: bool) -> Self {
        Self {
            enable,
            versions: Vec::new(),
        }
    }

    /// The TLS versions that are accepted (`TLSVersion`).
    pub fn versions(mut self, versions: impl IntoIterator<Item = impl Into<TlsVersion>>) -> Self {
        self.versions = versions.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for TlsConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut enable = None;
        let mut versions = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Enable" => child.set(&mut enable)?,
                "TLSVersion" => child.push(&mut versions)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            enable: element.required("Enable", enable)?,
            versions,
        }))
    }
}

impl WriteXml for TlsConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Enable", &self.enable);
        xml.list("TLSVersion", &self.versions);
    }
}
