//! `SelectRequest`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::select::{
    SelectInputSerialization, SelectOptions, SelectOutputSerialization,
};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// A query of an object.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectRequest {
    /// The SQL statement. It can have up to 256 KiB (`Expression`).
    pub expression: String,
    /// How the object is read (`InputSerialization`).
    pub input_serialization: Option<SelectInputSerialization>,
    /// How the rows are written (`OutputSerialization`).
    pub output_serialization: Option<SelectOutputSerialization>,
    /// How bad records are treated (`Options`).
    pub options: Option<SelectOptions>,
}

impl SelectRequest {
    /// Creates the value with what OSS requires.
    pub fn new(expression: impl Into<String>) -> Self {
        Self {
            expression: expression.into(),
            input_serialization: None,
            output_serialization: None,
            options: None,
        }
    }

    /// How the object is read (`InputSerialization`).
    pub fn input_serialization(
        mut self,
        input_serialization: impl IntoField<SelectInputSerialization>,
    ) -> Self {
        self.input_serialization = input_serialization.into_field();
        self
    }

    /// How the rows are written (`OutputSerialization`).
    pub fn output_serialization(
        mut self,
        output_serialization: impl IntoField<SelectOutputSerialization>,
    ) -> Self {
        self.output_serialization = output_serialization.into_field();
        self
    }

    /// How bad records are treated (`Options`).
    pub fn options(mut self, options: impl IntoField<SelectOptions>) -> Self {
        self.options = options.into_field();
        self
    }
}

impl ReadXml for SelectRequest {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut expression = None;
        let mut input_serialization = None;
        let mut output_serialization = None;
        let mut options = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Expression" => child.set_base64(&mut expression)?,
                "InputSerialization" => child.set(&mut input_serialization)?,
                "OutputSerialization" => child.set(&mut output_serialization)?,
                "Options" => child.set(&mut options)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            expression: element.required("Expression", expression)?,
            input_serialization,
            output_serialization,
            options,
        }))
    }
}

impl WriteXml for SelectRequest {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.base64("Expression", Some(&self.expression));
        xml.optional("InputSerialization", &self.input_serialization);
        xml.optional("OutputSerialization", &self.output_serialization);
        xml.optional("Options", &self.options);
    }
}
