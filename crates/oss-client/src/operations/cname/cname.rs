//! `Cname`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::cname::CertificateConfiguration;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A custom domain name and its certificate.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Cname {
    /// The custom domain name (`Domain`).
    pub domain: String,
    /// The certificate that is bound to the domain name, or removed from it
    /// (`CertificateConfiguration`).
    pub certificate_configuration: Option<CertificateConfiguration>,
    /// Whether the domain name is a wildcard domain name (`IsWildCard`).
    pub is_wildcard: Option<bool>,
}

impl Cname {
    /// Creates the value with what OSS requires.
    pub fn new(domain: impl Into<String>) -> Self {
        Self {
            domain: domain.into(),
            certificate_configuration: None,
            is_wildcard: None,
        }
    }

    /// The certificate that is bound to the domain name, or removed from it
    /// (`CertificateConfiguration`).
    pub fn certificate_configuration(
        mut self,
        certificate_configuration: impl IntoField<CertificateConfiguration>,
    ) -> Self {
        self.certificate_configuration = certificate_configuration.into_field();
        self
    }

    /// Whether the domain name is a wildcard domain name (`IsWildCard`).
    pub fn is_wildcard(mut self, is_wildcard: impl IntoField<bool>) -> Self {
        self.is_wildcard = is_wildcard.into_field();
        self
    }
}

impl ReadXml for Cname {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut domain = None;
        let mut certificate_configuration = None;
        let mut is_wildcard = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Domain" => child.set(&mut domain)?,
                "CertificateConfiguration" => child.set(&mut certificate_configuration)?,
                "IsWildCard" => child.set(&mut is_wildcard)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            domain: element.required("Domain", domain)?,
            certificate_configuration,
            is_wildcard,
        }))
    }
}

impl WriteXml for Cname {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Domain", &self.domain);
        xml.optional("CertificateConfiguration", &self.certificate_configuration);
        xml.optional("IsWildCard", &self.is_wildcard);
    }
}
