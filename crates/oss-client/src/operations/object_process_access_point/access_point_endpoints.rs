//! `AccessPointEndpoints`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// The host names of an access point.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessPointEndpoints {
    /// The host name for access from inside Alibaba Cloud (`InternalEndpoint`).
    pub internal_endpoint: String,
    /// The host name for access from the Internet (`PublicEndpoint`).
    pub public_endpoint: String,
}

impl ReadXml for AccessPointEndpoints {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut internal_endpoint = None;
        let mut public_endpoint = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "InternalEndpoint" => child.set(&mut internal_endpoint)?,
                "PublicEndpoint" => child.set(&mut public_endpoint)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            internal_endpoint: element.required("InternalEndpoint", internal_endpoint)?,
            public_endpoint: element.required("PublicEndpoint", public_endpoint)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for AccessPointEndpoints {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("InternalEndpoint", &self.internal_endpoint);
        xml.element("PublicEndpoint", &self.public_endpoint);
    }
}
