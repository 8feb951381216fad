//! `SelectMetaInputSerialization`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::select::{SelectCompression, SelectMetaCsvInput, SelectMetaJsonInput};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How an object is read to count its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectMetaInputSerialization {
    /// The settings for CSV data (`CSV`).
    pub csv: Option<SelectMetaCsvInput>,
    /// The settings for JSON data (`JSON`).
    pub json: Option<SelectMetaJsonInput>,
    /// How the object is compressed (`CompressionType`).
    pub compression_type: Option<SelectCompression>,
}

impl SelectMetaInputSerialization {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            csv: None,
            json: None,
            compression_type: None,
        }
    }

    /// The settings for CSV data (`CSV`).
    pub fn csv(mut self, csv: impl IntoField<SelectMetaCsvInput>) -> Self {
        self.csv = csv.into_field();
        self
    }

    /// The settings for JSON data (`JSON`).
    pub fn json(mut self, json: impl IntoField<SelectMetaJsonInput>) -> Self {
        self.json = json.into_field();
        self
    }

    /// How the object is compressed (`CompressionType`).
    pub fn compression_type(mut self, compression_type: impl IntoField<SelectCompression>) -> Self {
        self.compression_type = compression_type.into_field();
        self
    }
}

impl ReadXml for SelectMetaInputSerialization {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut csv = None;
        let mut json = None;
        let mut compression_type = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CSV" => child.set(&mut csv)?,
                "JSON" => child.set(&mut json)?,
                "CompressionType" => child.set(&mut compression_type)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            csv,
            json,
            compression_type,
        }))
    }
}

impl WriteXml for SelectMetaInputSerialization {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("CSV", &self.csv);
        xml.optional("JSON", &self.json);
        xml.optional("CompressionType", &self.compression_type);
    }
}
