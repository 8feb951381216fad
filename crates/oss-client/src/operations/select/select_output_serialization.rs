//! `SelectOutputSerialization`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::select::{SelectCsvOutput, SelectJsonOutput};
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How the rows of a query are written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectOutputSerialization {
    /// The settings for CSV data (`CSV`).
    pub csv: Option<SelectCsvOutput>,
    /// The settings for JSON data (`JSON`).
    pub json: Option<SelectJsonOutput>,
    /// Whether the answer consists of the rows alone, without frames. The default is false
    /// (`OutputRawData`).
    pub output_raw_data: Option<bool>,
    /// Whether columns that are not selected are returned as empty fields. The default is false
    /// (`KeepAllColumns`).
    pub keep_all_columns: Option<bool>,
    /// Whether each frame has a CRC-32 of its data. The default is false (`EnablePayloadCrc`).
    pub enable_payload_crc: Option<bool>,
    /// Whether the answer begins with the header of the CSV object. The default is false
    /// (`OutputHeader`).
    pub output_header: Option<bool>,
}

impl SelectOutputSerialization {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            csv: None,
            json: None,
            output_raw_data: None,
            keep_all_columns: None,
            enable_payload_crc: None,
            output_header: None,
        }
    }

    /// The settings for CSV data (`CSV`).
    pub fn csv(mut self, csv: impl IntoField<SelectCsvOutput>) -> Self {
        self.csv = csv.into_field();
        self
    }

    /// The settings for JSON data (`JSON`).
    pub fn json(mut self, json: impl IntoField<SelectJsonOutput>) -> Self {
        self.json = json.into_field();
        self
    }

    /// Whether the answer consists of the rows alone, without frames. The default is false
    /// (`OutputRawData`).
    pub fn output_raw_data(mut self, output_raw_data: impl IntoField<bool>) -> Self {
        self.output_raw_data = output_raw_data.into_field();
        self
    }

    /// Whether columns that are not selected are returned as empty fields. The default is false
    /// (`KeepAllColumns`).
    pub fn keep_all_columns(mut self, keep_all_columns: impl IntoField<bool>) -> Self {
        self.keep_all_columns = keep_all_columns.into_field();
        self
    }

    /// Whether each frame has a CRC-32 of its data. The default is false (`EnablePayloadCrc`).
    pub fn enable_payload_crc(mut self, enable_payload_crc: impl IntoField<bool>) -> Self {
        self.enable_payload_crc = enable_payload_crc.into_field();
        self
    }

    /// Whether the answer begins with the header of the CSV object. The default is false
    /// (`OutputHeader`).
    pub fn output_header(mut self, output_header: impl IntoField<bool>) -> Self {
        self.output_header = output_header.into_field();
        self
    }
}

impl ReadXml for SelectOutputSerialization {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut csv = None;
        let mut json = None;
        let mut output_raw_data = None;
        let mut keep_all_columns = None;
        let mut enable_payload_crc = None;
        let mut output_header = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CSV" => child.set(&mut csv)?,
                "JSON" => child.set(&mut json)?,
                "OutputRawData" => child.set(&mut output_raw_data)?,
                "KeepAllColumns" => child.set(&mut keep_all_columns)?,
                "EnablePayloadCrc" => child.set(&mut enable_payload_crc)?,
                "OutputHeader" => child.set(&mut output_header)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            csv,
            json,
            output_raw_data,
            keep_all_columns,
            enable_payload_crc,
            output_header,
        }))
    }
}

impl WriteXml for SelectOutputSerialization {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("CSV", &self.csv);
        xml.optional("JSON", &self.json);
        xml.optional("OutputRawData", &self.output_raw_data);
        xml.optional("KeepAllColumns", &self.keep_all_columns);
        xml.optional("EnablePayloadCrc", &self.enable_payload_crc);
        xml.optional("OutputHeader", &self.output_header);
    }
}
