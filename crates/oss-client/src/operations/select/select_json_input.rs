//! `SelectJsonInput`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::select::SelectJsonType;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How a JSON object is read.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectJsonInput {
    /// Whether the object is one document or has one document per line (`Type`).
    pub json_type: SelectJsonType,
    /// The rows that are queried, in the form `line-range=first-last` or `split-range=first-last`
    /// (`Range`).
    pub range: Option<String>,
    /// Whether numbers in the JSON object are treated as text, which keeps their precision
    /// (`ParseJsonNumberAsString`).
    pub parse_json_number_as_string: Option<bool>,
}

impl SelectJsonInput {
    /// Creates the value with what OSS requires.
    pub fn new(json_type: impl Into<SelectJsonType>) -> Self {
        Self {
            json_type: json_type.into(),
            range: None,
            parse_json_number_as_string: None,
        }
    }

    /// The rows that are queried, in the form `line-range=first-last` or `split-range=first-last`
    /// (`Range`).
    pub fn range(mut self, range: impl IntoField<String>) -> Self {
        self.range = range.into_field();
        self
    }

    /// Whether numbers in the JSON object are treated as text, which keeps their precision
    /// (`ParseJsonNumberAsString`).
    pub fn parse_json_number_as_string(
        mut self,
        parse_json_number_as_string: impl IntoField<bool>,
    ) -> Self {
        self.parse_json_number_as_string = parse_json_number_as_string.into_field();
        self
    }
}

impl ReadXml for SelectJsonInput {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut json_type = None;
        let mut range = None;
        let mut parse_json_number_as_string = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Type" => child.set(&mut json_type)?,
                "Range" => child.set(&mut range)?,
                "ParseJsonNumberAsString" => child.set(&mut parse_json_number_as_string)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            json_type: element.required("Type", json_type)?,
            range,
            parse_json_number_as_string,
        }))
    }
}

impl WriteXml for SelectJsonInput {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Type", &self.json_type);
        xml.optional("Range", &self.range);
        xml.optional("ParseJsonNumberAsString", &self.parse_json_number_as_string);
    }
}
