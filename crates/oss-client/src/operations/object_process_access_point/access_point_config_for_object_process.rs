//! `AccessPointConfigForObjectProcess`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::PublicAccessBlockConfiguration;
use crate::operations::object_process_access_point::ObjectProcessConfiguration;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The configuration of an access point for object processing.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct AccessPointConfigForObjectProcess {
    /// Whether requests without a signature are accepted (`AllowAnonymousAccessForObjectProcess`).
    pub allow_anonymous_access: Option<bool>,
    /// The setting that blocks public access (`PublicAccessBlockConfiguration`).
    pub public_access_block_configuration: Option<PublicAccessBlockConfiguration>,
    /// How objects are processed (`ObjectProcessConfiguration`).
    pub object_process_configuration: ObjectProcessConfiguration,
}

impl AccessPointConfigForObjectProcess {
    /// Creates the value with what OSS requires.
    pub fn new(object_process_configuration: impl Into<ObjectProcessConfiguration>) -> Self {
        Self {
            allow_anonymous_access: None,
            public_access_block_configuration: None,
            object_process_configuration: object_process_configuration.into(),
        }
    }

    /// Whether requests without a signature are accepted (`AllowAnonymousAccessForObjectProcess`).
    pub fn allow_anonymous_access(mut self, allow_anonymous_access: impl IntoField<bool>) -> Self {
        self.allow_anonymous_access = allow_anonymous_access.into_field();
        self
    }

    /// The setting that blocks public access (`PublicAccessBlockConfiguration`).
    pub fn public_access_block_configuration(
        mut self,
        public_access_block_configuration: impl IntoField<PublicAccessBlockConfiguration>,
    ) -> Self {
        self.public_access_block_configuration = public_access_block_configuration.into_field();
        self
    }
}

impl ReadXml for AccessPointConfigForObjectProcess {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut allow_anonymous_access = None;
        let mut public_access_block_configuration = None;
        let mut object_process_configuration = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "AllowAnonymousAccessForObjectProcess" => {
                    child.set(&mut allow_anonymous_access)?;
                }
                "PublicAccessBlockConfiguration" => {
                    child.set(&mut public_access_block_configuration)?;
                }
                "ObjectProcessConfiguration" => {
                    child.set(&mut object_process_configuration)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            allow_anonymous_access,
            public_access_block_configuration,
            object_process_configuration: element
                .required("ObjectProcessConfiguration", object_process_configuration)?,
        }))
    }
}

impl WriteXml for AccessPointConfigForObjectProcess {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional(
            "AllowAnonymousAccessForObjectProcess",
            &self.allow_anonymous_access,
        );
        xml.optional(
            "PublicAccessBlockConfiguration",
            &self.public_access_block_configuration,
        );
        xml.element(
            "ObjectProcessConfiguration",
            &self.object_process_configuration,
        );
    }
}
