//! `CloudBox`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// A cloud box, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CloudBox {
    /// The ID of the cloud box (`ID`).
    pub id: String,
    /// The name of the cloud box (`Name`).
    pub name: String,
    /// The ID of the region (`Region`).
    pub region: String,
    /// The host name for managing the cloud box (`ControlEndpoint`).
    pub control_endpoint: String,
    /// The host name for accessing data in the cloud box (`DataEndpoint`).
    pub data_endpoint: String,
    /// The alias of the cloud box (`Alias`).
    pub alias: Option<String>,
}

impl ReadXml for CloudBox {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut id = None;
        let mut name = None;
        let mut region = None;
        let mut control_endpoint = None;
        let mut data_endpoint = None;
        let mut alias = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ID" => child.set(&mut id)?,
                "Name" => child.set(&mut name)?,
                "Region" => child.set(&mut region)?,
                "ControlEndpoint" => child.set(&mut control_endpoint)?,
                "DataEndpoint" => child.set(&mut data_endpoint)?,
                "Alias" => child.set(&mut alias)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            id: element.required("ID", id)?,
            name: element.required("Name", name)?,
            region: element.required("Region", region)?,
            control_endpoint: element.required("ControlEndpoint", control_endpoint)?,
            data_endpoint: element.required("DataEndpoint", data_endpoint)?,
            alias,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for CloudBox {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("ID", &self.id);
        xml.element("Name", &self.name);
        xml.element("Region", &self.region);
        xml.element("ControlEndpoint", &self.control_endpoint);
        xml.element("DataEndpoint", &self.data_endpoint);
        xml.optional("Alias", &self.alias);
    }
}
