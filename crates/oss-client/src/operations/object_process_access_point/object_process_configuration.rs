//! `ObjectProcessConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::object_process_access_point::TransformationConfiguration;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How an access point processes objects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectProcessConfiguration {
    /// The functions that process objects (`TransformationConfiguration` in
    /// `TransformationConfigurations`).
    pub transformation_configurations: Vec<TransformationConfiguration>,
    /// The features that the function supports, for example `GetObject-Range` (`AllowedFeature` in
    /// `AllowedFeatures`).
    pub allowed_features: Vec<String>,
}

impl ObjectProcessConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(
        transformation_configurations: impl IntoIterator<Item = impl Into<TransformationConfiguration>>,
    ) -> Self {
        Self {
            transformation_configurations: transformation_configurations
                .into_iter()
                .map(Into::into)
                .collect(),
            allowed_features: Vec::new(),
        }
    }

    /// The features that the function supports, for example `GetObject-Range` (`AllowedFeature` in
    /// `AllowedFeatures`).
    pub fn allowed_features(
        mut self,
        allowed_features: impl IntoIterator<Item = impl Into<String>>,
    ) -> Self {
        self.allowed_features = allowed_features.into_iter().map(Into::into).collect();
        self
    }
}

impl ReadXml for ObjectProcessConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut transformation_configurations = Vec::new();
        let mut allowed_features = Vec::new();
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "AllowedFeatures" => child.list("AllowedFeature", &mut allowed_features)?,
                "TransformationConfigurations" => {
                    child.list(
                        "TransformationConfiguration",
                        &mut transformation_configurations,
                    )?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            transformation_configurations,
            allowed_features,
        }))
    }
}

impl WriteXml for ObjectProcessConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.nest("TransformationConfigurations", |xml| {
            xml.list(
                "TransformationConfiguration",
                &self.transformation_configurations,
            );
        });
        xml.wrapped("AllowedFeatures", "AllowedFeature", &self.allowed_features);
    }
}
