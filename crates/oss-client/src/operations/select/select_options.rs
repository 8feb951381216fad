//! `SelectOptions`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// How bad records are treated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct SelectOptions {
    /// Whether records with missing columns are skipped. By default the missing columns are treated
    /// as null (`SkipPartialDataRecord`).
    pub skip_partial_data_record: Option<bool>,
    /// How many records can be skipped before the query fails. The default is 0
    /// (`MaxSkippedRecordsAllowed`).
    pub max_skipped_records_allowed: Option<u32>,
}

impl SelectOptions {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            skip_partial_data_record: None,
            max_skipped_records_allowed: None,
        }
    }

    /// Whether records with missing columns are skipped. By default the missing columns are treated
    /// as null (`SkipPartialDataRecord`).
    pub fn skip_partial_data_record(
        mut self,
        skip_partial_data_record: impl IntoField<bool>,
    ) -> Self {
        self.skip_partial_data_record = skip_partial_data_record.into_field();
        self
    }

    /// How many records can be skipped before the query fails. The default is 0
    /// (`MaxSkippedRecordsAllowed`).
    pub fn max_skipped_records_allowed(
        mut self,
        max_skipped_records_allowed: impl IntoField<u32>,
    ) -> Self {
        self.max_skipped_records_allowed = max_skipped_records_allowed.into_field();
        self
    }
}

impl ReadXml for SelectOptions {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut skip_partial_data_record = None;
        let mut max_skipped_records_allowed = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "SkipPartialDataRecord" => child.set(&mut skip_partial_data_record)?,
                "MaxSkippedRecordsAllowed" => {
                    child.set(&mut max_skipped_records_allowed)?;
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            skip_partial_data_record,
            max_skipped_records_allowed,
        }))
    }
}

impl WriteXml for SelectOptions {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("SkipPartialDataRecord", &self.skip_partial_data_record);
        xml.optional(
            "MaxSkippedRecordsAllowed",
            &self.max_skipped_records_allowed,
        );
    }
}
