//! `CreateAccessPointForObjectProcessConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::object_process_access_point::ObjectProcessConfiguration;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// An access point for object processing that is created.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct CreateAccessPointForObjectProcessConfiguration {
    /// Whether requests without a signature are accepted (`AllowAnonymousAccessForObjectProcess`).
    pub allow_anonymous_access: Option<bool>,
    /// The name of the access point. It has 3 to 19 lower-case letters, digits and hyphens, and is
    /// unique in the account and region (`AccessPointName`).
    pub access_point_name: String,
    /// How objects are processed (`ObjectProcessConfiguration`).
    pub object_process_configuration: ObjectProcessConfiguration,
}

impl CreateAccessPointForObjectProcessConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(
        access_point_name: impl Into<String>,
        object_process_configuration: impl Into<ObjectProcessConfiguration>,
    ) -> Self {
        Self {
            allow_anonymous_access: None,
            access_point_name: access_point_name.into(),
            object_process_configuration: object_process_configuration.into(),
        }
    }

    /// Whether requests without a signature are accepted (`AllowAnonymousAccessForObjectProcess`).
    pub fn allow_anonymous_access(mut self, allow_anonymous_access: impl IntoField<bool>) -> Self {
        self.allow_anonymous_access = allow_anonymous_access.into_field();
        self
    }
}

impl ReadXml for CreateAccessPointForObjectProcessConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut allow_anonymous_access = None;
        let mut access_point_name = None;
        let mut object_process_configuration = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "AllowAnonymousAccessForObjectProcess" => {
                    child.set(&mut allow_anonymous_access)?;
                }
                "AccessPointName" => child.set(&mut access_point_name)?,
                "ObjectProcessConfiguration" => {
                    child.set(&mut object_process_configuration)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            allow_anonymous_access,
            access_point_name: element.required("AccessPointName", access_point_name)?,
            object_process_configuration: element
                .required("ObjectProcessConfiguration", object_process_configuration)?,
        }))
    }
}

impl WriteXml for CreateAccessPointForObjectProcessConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional(
            "AllowAnonymousAccessForObjectProcess",
            &self.allow_anonymous_access,
        );
        xml.element("AccessPointName", &self.access_point_name);
        xml.element(
            "ObjectProcessConfiguration",
            &self.object_process_configuration,
        );
    }
}
