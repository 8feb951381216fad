//! `ExtendWormConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The new length of a retention policy.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ExtendWormConfiguration {
    /// The length of the retention, in days (`RetentionPeriodInDays`).
    pub retention_period_in_days: u32,
}

impl ExtendWormConfiguration {
    /// Creates the value with what OSS requires.
    pub fn new(retention_period_in_days: u32) -> Self {
        Self {
            retention_period_in_days,
        }
    }
}

impl ReadXml for ExtendWormConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut retention_period_in_days = None;
        while let Some(mut child) = element.next_child()? {
            if child.name() == "RetentionPeriodInDays" {
                child.set(&mut retention_period_in_days)?;
            }
        }
        Ok(Some(Self {
            retention_period_in_days: element
                .required("RetentionPeriodInDays", retention_period_in_days)?,
        }))
    }
}

impl WriteXml for ExtendWormConfiguration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("RetentionPeriodInDays", &self.retention_period_in_days);
    }
}
