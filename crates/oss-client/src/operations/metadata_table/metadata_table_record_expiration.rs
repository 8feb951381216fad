//! `MetadataTableRecordExpiration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// When records of the journal expire.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetadataTableRecordExpiration {
    /// Whether records expire (`Expiration`).
    pub expiration: Option<String>,
    /// The number of days after which records expire (`Days`).
    pub days: Option<u32>,
}

impl MetadataTableRecordExpiration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            expiration: None,
            days: None,
        }
    }

    /// Whether records expire (`Expiration`).
    pub fn expiration(mut self, expiration: impl IntoField<String>) -> Self {
        self.expiration = expiration.into_field();
        self
    }

    /// The number of days after which records expire (`Days`).
    pub fn days(mut self, days: impl IntoField<u32>) -> Self {
        self.days = days.into_field();
        self
    }
}

impl ReadXml for MetadataTableRecordExpiration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut expiration = None;
        let mut days = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Expiration" => child.set(&mut expiration)?,
                "Days" => child.set(&mut days)?,
                _ => {}
            }
        }
        Ok(Some(Self { expiration, days }))
    }
}

impl WriteXml for MetadataTableRecordExpiration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("Expiration", &self.expiration);
        xml.optional("Days", &self.days);
    }
}
