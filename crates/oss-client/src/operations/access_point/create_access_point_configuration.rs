//! `CreateAccessPointConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::access_point::{AccessPointVpcConfiguration, NetworkOrigin};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// An access point that is created.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateAccessPointConfiguration {
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub name: String,
    /// Whether the access point is open to the Internet or only to one VPC (`NetworkOrigin`).
    pub network_origin: NetworkOrigin,
    /// The VPC to which the access point is limited. It is needed if the network origin is a VPC
    /// (`VpcConfiguration`).
    pub vpc_configuration: Option<AccessPointVpcConfiguration>,
}

impl CreateAccessPointConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(name: impl Into<String>, network_origin: impl Into<NetworkOrigin>) -> Self {
        Self {
            name: name.into(),
            network_origin: network_origin.into(),
            vpc_configuration: None,
        }
    }

    /// The VPC to which the access point is limited. It is needed if the network origin is a VPC
    /// (`VpcConfiguration`).
    pub fn vpc_configuration(
        mut self,
        vpc_configuration: impl IntoField<AccessPointVpcConfiguration>,
    ) -> Self {
        self.vpc_configuration = vpc_configuration.into_field();
        self
    }
}

impl ReadXml for CreateAccessPointConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut name = None;
        let mut network_origin = None;
        let mut vpc_configuration = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "AccessPointName" => child.set(&mut name)?,
                "NetworkOrigin" => child.set(&mut network_origin)?,
                "VpcConfiguration" => child.set(&mut vpc_configuration)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            name: element.required("AccessPointName", name)?,
            network_origin: element.required("NetworkOrigin", network_origin)?,
            vpc_configuration,
        }))
    }
}

impl WriteXml for CreateAccessPointConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("AccessPointName", &self.name);
        xml.element("NetworkOrigin", &self.network_origin);
        xml.optional("VpcConfiguration", &self.vpc_configuration);
    }
}
