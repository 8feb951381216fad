//! `CnameCertificate`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::cname::{CertificateStatus, CertificateType};
use crate::xml::{Element, Malformed, ReadXml};

/// The certificate of a custom domain name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CnameCertificate {
    /// When the certificate was bound (`CreationDate`).
    pub creation_date: UtcSeconds,
    /// The fingerprint of the certificate (`Fingerprint`).
    pub fingerprint: String,
    /// From when the certificate is valid (`ValidStartDate`).
    pub valid_start_date: UtcSeconds,
    /// Until when the certificate is valid (`ValidEndDate`).
    pub valid_end_date: UtcSeconds,
    /// Where the certificate comes from (`Type`).
    pub certificate_type: CertificateType,
    /// The ID of the certificate in the certificate service (`CertId`).
    pub cert_id: String,
    /// Whether the certificate is in use (`Status`).
    pub status: CertificateStatus,
}

impl ReadXml for CnameCertificate {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut creation_date = None;
        let mut fingerprint = None;
        let mut valid_start_date = None;
        let mut valid_end_date = None;
        let mut certificate_type = None;
        let mut cert_id = None;
        let mut status = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CreationDate" => child.set_http_date(&mut creation_date)?,
                "Fingerprint" => child.set(&mut fingerprint)?,
                "ValidStartDate" => child.set_http_date(&mut valid_start_date)?,
                "ValidEndDate" => child.set_http_date(&mut valid_end_date)?,
                "Type" => child.set(&mut certificate_type)?,
                "CertId" => child.set(&mut cert_id)?,
                "Status" => child.set(&mut status)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            creation_date: element.required("CreationDate", creation_date)?,
            fingerprint: element.required("Fingerprint", fingerprint)?,
            valid_start_date: element.required("ValidStartDate", valid_start_date)?,
            valid_end_date: element.required("ValidEndDate", valid_end_date)?,
            certificate_type: element.required("Type", certificate_type)?,
            cert_id: element.required("CertId", cert_id)?,
            status: element.required("Status", status)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for CnameCertificate {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.http_date("CreationDate", Some(self.creation_date));
        xml.element("Fingerprint", &self.fingerprint);
        xml.http_date("ValidStartDate", Some(self.valid_start_date));
        xml.http_date("ValidEndDate", Some(self.valid_end_date));
        xml.element("Type", &self.certificate_type);
        xml.element("CertId", &self.cert_id);
        xml.element("Status", &self.status);
    }
}
