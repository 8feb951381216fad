//! `HttpsConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::https::{CipherSuite, TlsConfiguration};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Which TLS versions and cipher suites a bucket accepts.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct HttpsConfiguration {
    /// Which TLS versions are accepted (`TLS`).
    pub tls: TlsConfiguration,
    /// Which cipher suites are accepted (`CipherSuite`).
    pub cipher_suite: Option<CipherSuite>,
}

impl HttpsConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(tls: impl Into<TlsConfiguration>) -> Self {
        Self {
            tls: tls.into(),
            cipher_suite: None,
        }
    }

    /// Which cipher suites are accepted (`CipherSuite`).
    pub fn cipher_suite(mut self, cipher_suite: impl IntoField<CipherSuite>) -> Self {
        self.cipher_suite = cipher_suite.into_field();
        self
    }
}

impl ReadXml for HttpsConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut tls = None;
        let mut cipher_suite = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "TLS" => child.set(&mut tls)?,
                "CipherSuite" => child.set(&mut cipher_suite)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            tls: element.required("TLS", tls)?,
            cipher_suite,
        }))
    }
}

impl WriteXml for HttpsConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("TLS", &self.tls);
        xml.optional("CipherSuite", &self.cipher_suite);
    }
}
