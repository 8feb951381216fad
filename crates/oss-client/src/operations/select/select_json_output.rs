//! `SelectJsonOutput`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How rows are written as JSON.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectJsonOutput {
    /// The characters that end a record. The default is a line feed (`RecordDelimiter`).
    pub record_delimiter: Option<String>,
}

impl SelectJsonOutput {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            record_delimiter: None,
        }
    }

    /// The characters that end a record. The default is a line feed (`RecordDelimiter`).
    pub fn record_delimiter(mut self, record_delimiter: impl IntoField<String>) -> Self {
        self.record_delimiter = record_delimiter.into_field();
        self
    }
}

impl ReadXml for SelectJsonOutput {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut record_delimiter = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "RecordDelimiter" {
                child.set_base64(&mut record_delimiter)?;
            }
        }
        Ok(Some(Self { record_delimiter }))
    }
}

impl WriteXml for SelectJsonOutput {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.base64("RecordDelimiter", self.record_delimiter.as_deref());
    }
}
