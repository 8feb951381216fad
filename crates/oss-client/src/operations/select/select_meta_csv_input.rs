//! `SelectMetaCsvInput`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How a CSV object is read to count its rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectMetaCsvInput {
    /// The characters that end a record. The default is a line feed (`RecordDelimiter`).
    pub record_delimiter: Option<String>,
    /// The character between two fields. The default is a comma (`FieldDelimiter`).
    pub field_delimiter: Option<String>,
    /// The character that quotes a field. The default is `"` (`QuoteCharacter`).
    pub quote_character: Option<String>,
}

impl SelectMetaCsvInput {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            record_delimiter: None,
            field_delimiter: None,
            quote_character: None,
        }
    }

    /// The characters that end a record. The default is a line feed (`RecordDelimiter`).
    pub fn record_delimiter(mut self, record_delimiter: impl IntoField<String>) -> Self {
        self.record_delimiter = record_delimiter.into_field();
        self
    }

    /// The character between two fields. The default is a comma (`FieldDelimiter`).
    pub fn field_delimiter(mut self, field_delimiter: impl IntoField<String>) -> Self {
        self.field_delimiter = field_delimiter.into_field();
        self
    }

    /// The character that quotes a field. The default is `"` (`QuoteCharacter`).
    pub fn quote_character(mut self, quote_character: impl IntoField<String>) -> Self {
        self.quote_character = quote_character.into_field();
        self
    }
}

impl ReadXml for SelectMetaCsvInput {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut record_delimiter = None;
        let mut field_delimiter = None;
        let mut quote_character = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "RecordDelimiter" => child.set_base64(&mut record_delimiter)?,
                "FieldDelimiter" => child.set_base64(&mut field_delimiter)?,
                "QuoteCharacter" => child.set_base64(&mut quote_character)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            record_delimiter,
            field_delimiter,
            quote_character,
        }))
    }
}

impl WriteXml for SelectMetaCsvInput {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.base64("RecordDelimiter", self.record_delimiter.as_deref());
        xml.base64("FieldDelimiter", self.field_delimiter.as_deref());
        xml.base64("QuoteCharacter", self.quote_character.as_deref());
    }
}
