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
    pub allow_anonymous_access_for_object_process: bool,
    /// The name of the access point for object processing (`AccessPointNameForObjectProcess`).
    pub access_point_for_object_process_name: String,
    /// The alias of the access point for object processing. It can be used in place of a bucket
    /// name (`AccessPointForObjectProcessAlias`).
    pub access_point_for_object_process_alias: String,
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub access_point_name: String,
}

impl ReadXml for AccessPointForObjectProcess {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut status = None;
        let mut allow_anonymous_access_for_object_process = None;
        let mut access_point_for_object_process_name = None;
        let mut access_point_for_object_process_alias = None;
        let mut access_point_name = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Status" => child.set(&mut status)?,
                "AllowAnonymousAccessForObjectProcess" => {
                    child.set(&mut allow_anonymous_access_for_object_process)?;
                }
                "AccessPointNameForObjectProcess" => {
                    child.set(&mut access_point_for_object_process_name)?;
                }
                "AccessPointForObjectProcessAlias" => {
                    child.set(&mut access_point_for_object_process_alias)?;
                }
                "AccessPointName" => child.set(&mut access_point_name)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            status: element.required("Status", status)?,
            allow_anonymous_access_for_object_process: allow_anonymous_access_for_object_process
                .unwrap_or(false),
            access_point_for_object_process_name: element.required(
                "AccessPointNameForObjectProcess",
                access_point_for_object_process_name,
            )?,
            access_point_for_object_process_alias: element.required(
                "AccessPointForObjectProcessAlias",
                access_point_for_object_process_alias,
            )?,
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
            &self.allow_anonymous_access_for_object_process,
        );
        xml.element(
            "AccessPointNameForObjectProcess",
            &self.access_point_for_object_process_name,
        );
        xml.element(
            "AccessPointForObjectProcessAlias",
            &self.access_point_for_object_process_alias,
        );
        xml.element("AccessPointName", &self.access_point_name);
    }
}
