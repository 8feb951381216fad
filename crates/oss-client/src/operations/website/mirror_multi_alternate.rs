//! `MirrorMultiAlternate`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// One of several origin servers.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct MirrorMultiAlternate {
    /// The region of the origin server (`MirrorMultiAlternateDstRegion`).
    pub dst_region: Option<String>,
    /// The number of the origin server, which gives the order in which they are used
    /// (`MirrorMultiAlternateNumber`).
    pub number: u32,
    /// The URL of the origin server (`MirrorMultiAlternateURL`).
    pub url: String,
    /// The ID of the VPC of the origin server (`MirrorMultiAlternateVpcId`).
    pub vpc_id: Option<String>,
}

impl MirrorMultiAlternate {
    /// Creates the value with what OSS requires.
    pub fn new(number: u32, url: impl Into<String>) -> Self {
        Self {
            dst_region: None,
            number,
            url: url.into(),
            vpc_id: None,
        }
    }

    /// The region of the origin server (`MirrorMultiAlternateDstRegion`).
    pub fn dst_region(mut self, dst_region: impl IntoField<String>) -> Self {
        self.dst_region = dst_region.into_field();
        self
    }

    /// The ID of the VPC of the origin server (`MirrorMultiAlternateVpcId`).
    pub fn vpc_id(mut self, vpc_id: impl IntoField<String>) -> Self {
        self.vpc_id = vpc_id.into_field();
        self
    }
}

impl ReadXml for MirrorMultiAlternate {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut dst_region = None;
        let mut number = None;
        let mut url = None;
        let mut vpc_id = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "MirrorMultiAlternateDstRegion" => child.set(&mut dst_region)?,
                "MirrorMultiAlternateNumber" => child.set(&mut number)?,
                "MirrorMultiAlternateURL" => child.set(&mut url)?,
                "MirrorMultiAlternateVpcId" => child.set(&mut vpc_id)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            dst_region,
            number: element.required("MirrorMultiAlternateNumber", number)?,
            url: element.required("MirrorMultiAlternateURL", url)?,
            vpc_id,
        }))
    }
}

impl WriteXml for MirrorMultiAlternate {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("MirrorMultiAlternateDstRegion", &self.dst_region);
        xml.element("MirrorMultiAlternateNumber", &self.number);
        xml.element("MirrorMultiAlternateURL", &self.url);
        xml.optional("MirrorMultiAlternateVpcId", &self.vpc_id);
    }
}
