//! `ErrorDocument`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The page that is returned for errors.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ErrorDocument {
    /// The key of the page (`Key`).
    pub key: String,
    /// The status with which the page is returned. The default is 404 (`HttpStatus`).
    pub http_status: Option<u32>,
}

impl ErrorDocument {
    /// Creates the value with what OSS requires.
    pub fn new(key: impl Into<String>) -> Self {
        Self {
            key: key.into(),
            http_status: None,
        }
    }

    /// The status with which the page is returned. The default is 404 (`HttpStatus`).
    pub fn http_status(mut self, http_status: impl IntoField<u32>) -> Self {
        self.http_status = http_status.into_field();
        self
    }
}

impl ReadXml for ErrorDocument {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut key = None;
        let mut http_status = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Key" => child.set(&mut key)?,
                "HttpStatus" => child.set(&mut http_status)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            key: element.required("Key", key)?,
            http_status,
        }))
    }
}

impl WriteXml for ErrorDocument {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Key", &self.key);
        xml.optional("HttpStatus", &self.http_status);
    }
}
