//! `AccessPoint`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::access_point::{AccessPointVpcConfiguration, NetworkOrigin};
use crate::operations::common::AccessPointStatus;
use crate::xml::{Element, Malformed, ReadXml};

/// An access point, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessPoint {
    /// Whether the access point is open to the Internet or only to one VPC (`NetworkOrigin`).
    pub network_origin: NetworkOrigin,
    /// The VPC to which the access point is limited (`VpcConfiguration`). An access point that is
    /// open to the Internet has no VPC.
    pub vpc_configuration: Option<AccessPointVpcConfiguration>,
    /// Whether the access point can be used (`Status`).
    pub status: AccessPointStatus,
    /// The bucket to which the access point belongs (`Bucket`).
    pub bucket: String,
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub name: String,
    /// The alias of the access point. It can be used in place of a bucket name (`Alias`).
    pub alias: String,
}

impl ReadXml for AccessPoint {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut network_origin = None;
        let mut vpc_configuration = None;
        let mut status = None;
        let mut bucket = None;
        let mut name = None;
        let mut alias = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "NetworkOrigin" => child.set(&mut network_origin)?,
                "VpcConfiguration" => child.set(&mut vpc_configuration)?,
                "Status" => child.set(&mut status)?,
                "Bucket" => child.set(&mut bucket)?,
                "AccessPointName" => child.set(&mut name)?,
                "Alias" => child.set(&mut alias)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            network_origin: element.required("NetworkOrigin", network_origin)?,
            vpc_configuration,
            status: element.required("Status", status)?,
            bucket: element.required("Bucket", bucket)?,
            name: element.required("AccessPointName", name)?,
            alias: element.required("Alias", alias)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for AccessPoint {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("NetworkOrigin", &self.network_origin);
        xml.optional("VpcConfiguration", &self.vpc_configuration);
        xml.element("Status", &self.status);
        xml.element("Bucket", &self.bucket);
        xml.element("AccessPointName", &self.name);
        xml.element("Alias", &self.alias);
    }
}
