//! `CertificateConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use std::fmt;

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A certificate for HTTPS, given by its ID or by its text.
#[derive(Clone, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CertificateConfiguration {
    /// The ID of the certificate in the certificate service (`CertId`).
    pub cert_id: Option<String>,
    /// The certificate, in PEM format (`Certificate`).
    pub certificate: Option<String>,
    /// The private key of the certificate, in PEM format (`PrivateKey`).
    pub private_key: Option<String>,
    /// The ID of the certificate that is bound now. The request fails if another one is bound,
    /// unless `force` is true (`PreviousCertId`).
    pub previous_cert_id: Option<String>,
    /// Whether a bound certificate is overwritten without comparing its ID with `previous_cert_id`
    /// (`Force`).
    pub force: Option<bool>,
    /// Whether the certificate is removed from the domain name (`DeleteCertificate`).
    pub delete_certificate: Option<bool>,
}

impl fmt::Debug for CertificateConfiguration {
    /// Shows of a secret only whether it is there.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CertificateConfiguration")
            .field("cert_id", &self.cert_id)
            .field("certificate", &self.certificate)
            .field("private_key", &self.private_key.as_ref().map(|_| "****"))
            .field("previous_cert_id", &self.previous_cert_id)
            .field("force", &self.force)
            .field("delete_certificate", &self.delete_certificate)
            .finish()
    }
}

impl CertificateConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            cert_id: None,
            certificate: None,
            private_key: None,
            previous_cert_id: None,
            force: None,
            delete_certificate: None,
        }
    }

    /// The ID of the certificate in the certificate service (`CertId`).
    pub fn cert_id(mut self, cert_id: impl IntoField<String>) -> Self {
        self.cert_id = cert_id.into_field();
        self
    }

    /// The certificate, in PEM format (`Certificate`).
    pub fn certificate(mut self, certificate: impl IntoField<String>) -> Self {
        self.certificate = certificate.into_field();
        self
    }

    /// The private key of the certificate, in PEM format (`PrivateKey`).
    pub fn private_key(mut self, private_key: impl IntoField<String>) -> Self {
        self.private_key = private_key.into_field();
        self
    }

    /// The ID of the certificate that is bound now. The request fails if another one is bound,
    /// unless `force` is true (`PreviousCertId`).
    pub fn previous_cert_id(mut self, previous_cert_id: impl IntoField<String>) -> Self {
        self.previous_cert_id = previous_cert_id.into_field();
        self
    }

    /// Whether a bound certificate is overwritten without comparing its ID with `previous_cert_id`
    /// (`Force`).
    pub fn force(mut self, force: impl IntoField<bool>) -> Self {
        self.force = force.into_field();
        self
    }

    /// Whether the certificate is removed from the domain name (`DeleteCertificate`).
    pub fn delete_certificate(mut self, delete_certificate: impl IntoField<bool>) -> Self {
        self.delete_certificate = delete_certificate.into_field();
        self
    }
}

impl ReadXml for CertificateConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut cert_id = None;
        let mut certificate = None;
        let mut private_key = None;
        let mut previous_cert_id = None;
        let mut force = None;
        let mut delete_certificate = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CertId" => child.set(&mut cert_id)?,
                "Certificate" => child.set(&mut certificate)?,
                "PrivateKey" => child.set(&mut private_key)?,
                "PreviousCertId" => child.set(&mut previous_cert_id)?,
                "Force" => child.set(&mut force)?,
                "DeleteCertificate" => child.set(&mut delete_certificate)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            cert_id,
            certificate,
            private_key,
            previous_cert_id,
            force,
            delete_certificate,
        }))
    }
}

impl WriteXml for CertificateConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("CertId", &self.cert_id);
        xml.optional("Certificate", &self.certificate);
        xml.optional("PrivateKey", &self.private_key);
        xml.optional("PreviousCertId", &self.previous_cert_id);
        xml.optional("Force", &self.force);
        xml.optional("DeleteCertificate", &self.delete_certificate);
    }
}
