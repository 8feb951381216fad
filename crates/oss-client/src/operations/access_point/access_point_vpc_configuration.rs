//! `AccessPointVpcConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The VPC to which an access point is limited.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessPointVpcConfiguration {
    /// The ID of the VPC (`VpcId`). An access point that is open to the Internet has no VPC.
    pub vpc_id: Option<String>,
}

impl AccessPointVpcConfiguration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self { vpc_id: None }
    }

    /// The ID of the VPC (`VpcId`).
    pub fn vpc_id(mut self, vpc_id: impl IntoField<String>) -> Self {
        self.vpc_id = vpc_id.into_field();
        self
    }
}

impl ReadXml for AccessPointVpcConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut vpc_id = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "VpcId" {
                child.set(&mut vpc_id)?;
            }
        }
        Ok(Some(Self { vpc_id }))
    }
}

impl WriteXml for AccessPointVpcConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("VpcId", &self.vpc_id);
    }
}
