//! `ContentTransformation`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::object_process_access_point::{
    ObjectProcessAdditionalFeatures, ObjectProcessFunctionCompute,
};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How the content of objects is transformed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ContentTransformation {
    /// The function that OSS calls (`FunctionCompute`).
    pub function_compute: ObjectProcessFunctionCompute,
    /// Additional features of the function (`AdditionalFeatures`).
    pub additional_features: Option<ObjectProcessAdditionalFeatures>,
}

impl ContentTransformation {
    /// Creates the value with what OSS requires.
    pub fn new(function_compute: impl Into<ObjectProcessFunctionCompute>) -> Self {
        Self {
            function_compute: function_compute.into(),
            additional_features: None,
        }
    }

    /// Additional features of the function (`AdditionalFeatures`).
    pub fn additional_features(
        mut self,
        additional_features: impl IntoField<ObjectProcessAdditionalFeatures>,
    ) -> Self {
        self.additional_features = additional_features.into_field();
        self
    }
}

impl ReadXml for ContentTransformation {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut function_compute = None;
        let mut additional_features = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "FunctionCompute" => child.set(&mut function_compute)?,
                "AdditionalFeatures" => child.set(&mut additional_features)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            function_compute: element.required("FunctionCompute", function_compute)?,
            additional_features,
        }))
    }
}

impl WriteXml for ContentTransformation {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("FunctionCompute", &self.function_compute);
        xml.optional("AdditionalFeatures", &self.additional_features);
    }
}
