//! `CsvMetaRequest`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::select::SelectMetaInputSerialization;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How the rows of a CSV object are counted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct CsvMetaRequest {
    /// How the object is read (`InputSerialization`).
    pub input_serialization: Option<SelectMetaInputSerialization>,
    /// Whether the rows are counted again if they were counted before (`OverwriteIfExists`).
    pub overwrite_if_exists: Option<bool>,
}

impl CsvMetaRequest {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            input_serialization: None,
            overwrite_if_exists: None,
        }
    }

    /// How the object is read (`InputSerialization`).
    pub fn input_serialization(
        mut self,
        input_serialization: impl IntoField<SelectMetaInputSerialization>,
    ) -> Self {
        self.input_serialization = input_serialization.into_field();
        self
    }

    /// Whether the rows are counted again if they were counted before (`OverwriteIfExists`).
    pub fn overwrite_if_exists(mut self, overwrite_if_exists: impl IntoField<bool>) -> Self {
        self.overwrite_if_exists = overwrite_if_exists.into_field();
        self
    }
}

impl ReadXml for CsvMetaRequest {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut input_serialization = None;
        let mut overwrite_if_exists = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "InputSerialization" => child.set(&mut input_serialization)?,
                "OverwriteIfExists" => child.set(&mut overwrite_if_exists)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            input_serialization,
            overwrite_if_exists,
        }))
    }
}

impl WriteXml for CsvMetaRequest {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("InputSerialization", &self.input_serialization);
        xml.optional("OverwriteIfExists", &self.overwrite_if_exists);
    }
}
