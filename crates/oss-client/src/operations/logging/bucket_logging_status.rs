//! `BucketLoggingStatus`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::logging::LoggingEnabled;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The access logging settings of a bucket.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct BucketLoggingStatus {
    /// Where the logs are stored (`LoggingEnabled`). A bucket without access logging has none.
    pub logging_enabled: Option<LoggingEnabled>,
}

impl BucketLoggingStatus {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            logging_enabled: None,
        }
    }

    /// Where the logs are stored (`LoggingEnabled`).
    pub fn logging_enabled(mut self, logging_enabled: impl IntoField<LoggingEnabled>) -> Self {
        self.logging_enabled = logging_enabled.into_field();
        self
    }
}

impl ReadXml for BucketLoggingStatus {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut logging_enabled = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "LoggingEnabled" {
                child.set(&mut logging_enabled)?;
            }
        }
        Ok(Some(Self { logging_enabled }))
    }
}

impl WriteXml for BucketLoggingStatus {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("LoggingEnabled", &self.logging_enabled);
    }
}
