//! `AccessPointForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::common::AccessPointStatus;
use crate::xml::{Element, Malformed, ReadXml};

/// An access point for object processing, as it is listed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessPointForObjectProcess {
    /// Whether the access point can be used (`Status`).
    pub status: AccessPointStatus,
    /// Whether requests without a signature are accepted (`AllowAnonymousAccessForObjectProcess`).
    pub allow_anonymous_access: bool,
    /// The name of the access point for object processing (`AccessPointNameForObjectProcess`).
    pub name: String,
    /// The alias of the access point for object processing. It can be used in place of a bucket
    /// name (`AccessPointForObjectProcessAlias`).
    pub alias: String,
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub access_point_name: String,
}

impl ReadXml for AccessPointForObjectProcess {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut status = None;
        let mut allow_anonymous_access = None;
        let mut name = None;
        let mut alias = None;
        let mut access_point_name = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Status" => child.set(&mut status)?,
                "AllowAnonymousAccessForObjectProcess" => {
                    child.set(&mut allow_anonymous_access)?;
                }
                "AccessPointNameForObjectProcess" => child.set(&mut name)?,
                "AccessPointForObjectProcessAlias" => child.set(&mut alias)?,
                "AccessPointName" => child.set(&mut access_point_name)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            status: element.required("Status", status)?,
            allow_anonymous_access: allow_anonymous_access.unwrap_or(false),
            name: element.required("AccessPointNameForObjectProcess", name)?,
            alias: element.required("AccessPointForObjectProcessAlias", alias)?,
            access_point_name: element.required("AccessPointName", access_point_name)?,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for AccessPointForObjectProcess {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("Status", &self.status);
        xml.element(
            "AllowAnonymousAccessForObjectProcess",
            &self.allow_anonymous_access,
        );
        xml.element("AccessPointNameForObjectProcess", &self.name);
        xml.element("AccessPointForObjectProcessAlias", &self.alias);
        xml.element("AccessPointName", &self.access_point_name);
    }
}
