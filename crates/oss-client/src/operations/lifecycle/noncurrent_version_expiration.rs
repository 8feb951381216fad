//! `NoncurrentVersionExpiration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// When OSS deletes versions that are not the current one.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct NoncurrentVersionExpiration {
    /// The number of days after which the rule applies to a version that is not the current one any
    /// more (`NoncurrentDays`).
    pub noncurrent_days: u32,
}

impl NoncurrentVersionExpiration {
    /// Creates the value with what OSS requires.
    pub fn new(noncurrent_days: u32) -> Self {
        Self { noncurrent_days }
    }
}

impl ReadXml for NoncurrentVersionExpiration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut noncurrent_days = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "NoncurrentDays" {
                child.set(&mut noncurrent_days)?;
            }
        }
        Ok(Some(Self {
            noncurrent_days: element.required("NoncurrentDays", noncurrent_days)?,
        }))
    }
}

impl WriteXml for NoncurrentVersionExpiration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("NoncurrentDays", &self.noncurrent_days);
    }
}
