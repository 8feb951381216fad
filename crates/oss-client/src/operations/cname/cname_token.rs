//! `CnameToken`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A token that proves the ownership of a domain name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CnameToken {
    /// The bucket to which the domain name is to be bound (`Bucket`).
    pub bucket: String,
    /// The custom domain name (`Cname`).
    pub cname: String,
    /// The token, which is published in a TXT record of the domain (`Token`).
    pub token: String,
    /// When the token expires (`ExpireTime`).
    pub expire_time: UtcSeconds,
}

impl ReadXml for CnameToken {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut bucket = None;
        let mut cname = None;
        let mut token = None;
        let mut expire_time = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Bucket" => child.set(&mut bucket)?,
                "Cname" => child.set(&mut cname)?,
                "Token" => child.set(&mut token)?,
                "ExpireTime" => child.set_http_date(&mut expire_time)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            bucket: element.required("Bucket", bucket)?,
            cname: element.required("Cname", cname)?,
            token: element.required("Token", token)?,
            expire_time: element.required("ExpireTime", expire_time)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for CnameToken {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Bucket", &self.bucket);
        xml.element("Cname", &self.cname);
        xml.element("Token", &self.token);
        xml.http_date("ExpireTime", Some(self.expire_time));
    }
}
