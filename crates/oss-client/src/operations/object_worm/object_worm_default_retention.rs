//! `ObjectWormDefaultRetention`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::common::RetentionMode;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// The default retention of new objects. Either the days or the years are given.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct ObjectWormDefaultRetention {
    /// Whether the retention can be bypassed (`Mode`).
    pub mode: RetentionMode,
    /// The length of the retention, in days. It cannot be combined with years (`Days`).
    pub days: Option<u32>,
    /// The length of the retention, in years. It cannot be combined with days (`Years`).
    pub years: Option<u32>,
}

impl ObjectWormDefaultRetention {
    /// Creates the value with what OSS requires.
    pub fn new(mode: impl Into<RetentionMode>) -> Self {
        Self {
            mode: mode.into(),
            days: None,
            years: None,
        }
    }

    /// The length of the retention, in days. It cannot be combined with years (`Days`).
    pub fn days(mut self, days: impl IntoField<u32>) -> Self {
        self.days = days.into_field();
        self
    }

    /// The length of the retention, in years. It cannot be combined with days (`Years`).
    pub fn years(mut self, years: impl IntoField<u32>) -> Self {
        self.years = years.into_field();
        self
    }
}

impl ReadXml for ObjectWormDefaultRetention {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut mode = None;
        let mut days = None;
        let mut years = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Mode" => child.set(&mut mode)?,
                "Days" => child.set(&mut days)?,
                "Years" => child.set(&mut years)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            mode: element.required("Mode", mode)?,
            days,
            years,
        }))
    }
}

impl WriteXml for ObjectWormDefaultRetention {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Mode", &self.mode);
        xml.optional("Days", &self.days);
        xml.optional("Years", &self.years);
    }
}
