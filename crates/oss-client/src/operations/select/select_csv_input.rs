//! `SelectCsvInput`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::select::CsvHeader;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How a CSV object is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectCsvInput {
    /// Whether the first line is a header, and how it is used. By default it is data
    /// (`FileHeaderInfo`).
    pub file_header_info: Option<CsvHeader>,
    /// The characters that end a record. The default is a line feed (`RecordDelimiter`).
    pub record_delimiter: Option<String>,
    /// The character between two fields. The default is a comma (`FieldDelimiter`).
    pub field_delimiter: Option<String>,
    /// The character that quotes a field. The default is `"` (`QuoteCharacter`).
    pub quote_character: Option<String>,
    /// The character with which a comment line begins. The default is `#` (`CommentCharacter`).
    pub comment_character: Option<String>,
    /// The rows that are queried, in the form `line-range=first-last` or `split-range=first-last`
    /// (`Range`).
    pub range: Option<String>,
    /// Whether a quoted field can contain the record delimiter. The default is true
    /// (`AllowQuotedRecordDelimiter`).
    pub allow_quoted_record_delimiter: Option<bool>,
}

impl SelectCsvInput {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            file_header_info: None,
            record_delimiter: None,
            field_delimiter: None,
            quote_character: None,
            comment_character: None,
            range: None,
            allow_quoted_record_delimiter: None,
        }
    }

    /// Whether the first line is a header, and how it is used. By default it is data
    /// (`FileHeaderInfo`).
    pub fn file_header_info(mut self, file_header_info: impl IntoField<CsvHeader>) -> Self {
        self.file_header_info = file_header_info.into_field();
        self
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

    /// The character with which a comment line begins. The default is `#` (`CommentCharacter`).
    pub fn comment_character(mut self, comment_character: impl IntoField<String>) -> Self {
        self.comment_character = comment_character.into_field();
        self
    }

    /// The rows that are queried, in the form `line-range=first-last` or `split-range=first-last`
    /// (`Range`).
    pub fn range(mut self, range: impl IntoField<String>) -> Self {
        self.range = range.into_field();
        self
    }

    /// Whether a quoted field can contain the record delimiter. The default is true
    /// (`AllowQuotedRecordDelimiter`).
    pub fn allow_quoted_record_delimiter(
        mut self,
        allow_quoted_record_delimiter: impl IntoField<bool>,
    ) -> Self {
        self.allow_quoted_record_delimiter = allow_quoted_record_delimiter.into_field();
        self
    }
}

impl ReadXml for SelectCsvInput {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut file_header_info = None;
        let mut record_delimiter = None;
        let mut field_delimiter = None;
        let mut quote_character = None;
        let mut comment_character = None;
        let mut range = None;
        let mut allow_quoted_record_delimiter = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "FileHeaderInfo" => child.set(&mut file_header_info)?,
                "RecordDelimiter" => child.set_base64(&mut record_delimiter)?,
                "FieldDelimiter" => child.set_base64(&mut field_delimiter)?,
                "QuoteCharacter" => child.set_base64(&mut quote_character)?,
                "CommentCharacter" => child.set_base64(&mut comment_character)?,
                "Range" => child.set(&mut range)?,
                "AllowQuotedRecordDelimiter" => {
                    child.set(&mut allow_quoted_record_delimiter)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            file_header_info,
            record_delimiter,
            field_delimiter,
            quote_character,
            comment_character,
            range,
            allow_quoted_record_delimiter,
        }))
    }
}

impl WriteXml for SelectCsvInput {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("FileHeaderInfo", &self.file_header_info);
        xml.base64("RecordDelimiter", self.record_delimiter.as_deref());
        xml.base64("FieldDelimiter", self.field_delimiter.as_deref());
        xml.base64("QuoteCharacter", self.quote_character.as_deref());
        xml.base64("CommentCharacter", self.comment_character.as_deref());
        xml.optional("Range", &self.range);
        xml.optional(
            "AllowQuotedRecordDelimiter",
            &self.allow_quoted_record_delimiter,
        );
    }
}
