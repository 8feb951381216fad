//! `RestoreRequest`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::into_field::IntoField;
use crate::operations::restore::RestoreTier;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// For how long and how fast an object is restored.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RestoreRequest {
    /// The number of days for which the object is readable (`Days`).
    pub days: u32,
    /// How fast the object is restored. It can be given only for Cold Archive and Deep Cold Archive
    /// objects (`Tier` in `JobParameters`).
    pub tier: Option<RestoreTier>,
}

impl RestoreRequest {
    /// Creates the value with what OSS requires.
    pub fn new(days: u32) -> Self {
        Self { days, tier: None }
    }

    /// How fast the object is restored. It can be given only for Cold Archive and Deep Cold Archive
    /// objects (`Tier` in `JobParameters`).
    pub fn tier(mut self, tier: impl IntoField<RestoreTier>) -> Self {
        self.tier = tier.into_field();
        self
    }
}

impl ReadXml for RestoreRequest {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut days = None;
        let mut tier = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Days" => child.set(&mut days)?,
                "JobParameters" => {
                    while let Some(mut inner) = child.next_child()? {
                        if inner.name() == "Tier" {
                            inner.set(&mut tier)?;
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(Some(Self {
            days: element.required("Days", days)?,
            tier,
        }))
    }
}

impl WriteXml for RestoreRequest {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.element("Days", &self.days);
        if self.tier.is_some() {
            xml.nest("JobParameters", |xml| {
                xml.optional("Tier", &self.tier);
            });
        }
    }
}
