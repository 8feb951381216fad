//! `Retention`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::operations::common::RetentionMode;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// Until when an object cannot be deleted or overwritten.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Retention {
    /// Whether the retention can be bypassed (`Mode`).
    pub mode: RetentionMode,
    /// Until when the object cannot be deleted or overwritten (`RetainUntilDate`).
    pub retain_until_date: UtcSeconds,
}

impl Retention {
    /// Creates the value with what OSS requires.
    pub fn new(mode: impl Into<RetentionMode>, retain_until_date: UtcSeconds) -> Self {
        Self {
            mode: mode.into(),
            retain_until_date,
        }
    }
}

impl ReadXml for Retention {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut mode = None;
        let mut retain_until_date = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Mode" => child.set(&mut mode)?,
                "RetainUntilDate" => child.set(&mut retain_until_date)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            mode: element.required("Mode", mode)?,
            retain_until_date: element.required("RetainUntilDate", retain_until_date)?,
        }))
    }
}

impl WriteXml for Retention {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Mode", &self.mode);
        xml.element("RetainUntilDate", &self.retain_until_date);
    }
}
