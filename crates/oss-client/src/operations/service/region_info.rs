//! `RegionInfo`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A region and its endpoints.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RegionInfo {
    /// The region with the prefix `oss-`, for example `oss-cn-hangzhou` (`Region`).
    pub region: String,
    /// The host name for access from the Internet (`InternetEndpoint`).
    pub internet_endpoint: String,
    /// The host name for access from inside Alibaba Cloud (`InternalEndpoint`).
    pub internal_endpoint: String,
    /// The host name of the global acceleration endpoint (`AccelerateEndpoint`).
    pub accelerate_endpoint: Option<String>,
}

impl ReadXml for RegionInfo {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut region = None;
        let mut internet_endpoint = None;
        let mut internal_endpoint = None;
        let mut accelerate_endpoint = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Region" => child.set(&mut region)?,
                "InternetEndpoint" => child.set(&mut internet_endpoint)?,
                "InternalEndpoint" => child.set(&mut internal_endpoint)?,
                "AccelerateEndpoint" => child.set(&mut accelerate_endpoint)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            region: element.required("Region", region)?,
            internet_endpoint: element.required("InternetEndpoint", internet_endpoint)?,
            internal_endpoint: element.required("InternalEndpoint", internal_endpoint)?,
            accelerate_endpoint,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for RegionInfo {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Region", &self.region);
        xml.element("InternetEndpoint", &self.internet_endpoint);
        xml.element("InternalEndpoint", &self.internal_endpoint);
        xml.optional("AccelerateEndpoint", &self.accelerate_endpoint);
    }
}
