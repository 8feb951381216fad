//! `CipherSuite`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Which cipher suites a bucket accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CipherSuite {
    /// Whether the accepted cipher suites are limited. With false, all cipher suites are accepted
    /// (`Enable`).
    pub enable: bool,
    /// Whether only strong cipher suites are accepted (`StrongCipherSuite`).
    pub strong_cipher_suite: Option<bool>,
    /// The cipher suites that are accepted with TLS 1.2 and earlier versions (`CustomCipherSuite`).
    pub custom_cipher_suites: Vec<String>,
    /// The cipher suites that are accepted with TLS 1.3 (`TLS13CustomCipherSuite`).
    pub tls13_custom_cipher_suites: Vec<String>,
}

impl CipherSuite {
    /// Creates the value with what OSS requires.
    pub fn new(enable: bool) -> Self {
        Self {
            enable,
            strong_cipher_suite: None,
            custom_cipher_suites: Vec::new(),
            tls13_custom_cipher_suites: Vec::new(),
        }
    }

    /// Whether only strong cipher suites are accepted (`StrongCipherSuite`).
    pub fn strong_cipher_suite(mut self, strong_cipher_suite: impl IntoField<bool>) -> Self {
        self.strong_cipher_suite = strong_cipher_suite.into_field();
        self
    }

    /// The cipher suites that are accepted with TLS 1.2 and earlier versions (`CustomCipherSuite`).
    pub fn custom_cipher_suites(
        mut self,
        custom_cipher_suites: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.custom_cipher_suites = custom_cipher_suites.into_iter().map(Into::into).collect();
        self
    }

    /// The cipher suites that are accepted with TLS 1.3 (`TLS13CustomCipherSuite`).
    pub fn tls13_custom_cipher_suites(
        mut self,
        tls13_custom_cipher_suites: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.tls13_custom_cipher_suites = tls13_custom_cipher_suites
            .into_iter()
            .map(Into::into)
            .collect();
        self
    }
}

impl ReadXml for CipherSuite {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut enable = None;
        let mut strong_cipher_suite = None;
        let mut custom_cipher_suites = Vec::new();
        let mut tls13_custom_cipher_suites = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Enable" => child.set(&mut enable)?,
                "StrongCipherSuite" => child.set(&mut strong_cipher_suite)?,
                "CustomCipherSuite" => child.push(&mut custom_cipher_suites)?,
                "TLS13CustomCipherSuite" => child.push(&mut tls13_custom_cipher_suites)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            enable: element.required("Enable", enable)?,
            strong_cipher_suite,
            custom_cipher_suites,
            tls13_custom_cipher_suites,
        }))
    }
}

impl WriteXml for CipherSuite {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Enable", &self.enable);
        xml.optional("StrongCipherSuite", &self.strong_cipher_suite);
        xml.list("CustomCipherSuite", &self.custom_cipher_suites);
        xml.list("TLS13CustomCipherSuite", &self.tls13_custom_cipher_suites);
    }
}
