//! `CnameInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::cname::{CnameCertificate, CnameStatus};
use crate::xml::{Element, Malformed, ReadXml};

/// A custom domain name of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CnameInfo {
    /// The custom domain name (`Domain`).
    pub domain: String,
    /// When the domain name was last bound or changed (`LastModified`).
    pub last_modified: UtcSeconds,
    /// Whether the domain name is in use (`Status`).
    pub status: CnameStatus,
    /// The certificate of the domain name (`Certificate`).
    pub certificate: Option<CnameCertificate>,
    /// Whether the domain name is a wildcard domain name (`IsWildCard`).
    pub is_wildcard: bool,
}

impl ReadXml for CnameInfo {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut domain = None;
        let mut last_modified = None;
        let mut status = None;
        let mut certificate = None;
        let mut is_wildcard = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Domain" => child.set(&mut domain)?,
                "LastModified" => child.set(&mut last_modified)?,
                "Status" => child.set(&mut status)?,
                "Certificate" => child.set(&mut certificate)?,
                "IsWildCard" => child.set(&mut is_wildcard)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            domain: element.required("Domain", domain)?,
            last_modified: element.required("LastModified", last_modified)?,
            status: element.required("Status", status)?,
            certificate,
            is_wildcard: is_wildcard.unwrap_or(false),
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for CnameInfo {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Domain", &self.domain);
        xml.element("LastModified", &self.last_modified);
        xml.element("Status", &self.status);
        xml.optional("Certificate", &self.certificate);
        xml.element("IsWildCard", &self.is_wildcard);
    }
}
