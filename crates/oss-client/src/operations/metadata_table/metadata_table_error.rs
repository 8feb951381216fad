//! `MetadataTableError`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml};

/// Why a metadata table could not be created.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct MetadataTableError {
    /// The error code (`ErrorCode`).
    pub error_code: Option<String>,
    /// The error message (`ErrorMessage`).
    pub error_message: Option<String>,
}

impl ReadXml for MetadataTableError {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut error_code = None;
        let mut error_message = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "ErrorCode" => child.set(&mut error_code)?,
                "ErrorMessage" => child.set(&mut error_message)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            error_code,
            error_message,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for MetadataTableError {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.optional("ErrorCode", &self.error_code);
        xml.optional("ErrorMessage", &self.error_message);
    }
}
