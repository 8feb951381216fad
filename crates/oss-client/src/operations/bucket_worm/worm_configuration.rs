//! `WormConfiguration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::error::Result;
use crate::operations::bucket_worm::BucketWormState;
use crate::xml::{Element, Malformed, ReadXml};

/// The retention policy of a bucket.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct WormConfiguration {
    /// The ID of the retention policy (`WormId`).
    pub worm_id: String,
    /// Whether the policy is locked (`State`).
    pub state: BucketWormState,
    /// The length of the retention, in days (`RetentionPeriodInDays`).
    pub retention_period_in_days: u32,
    /// When the policy was created, for example `2031-05-17T08:12:45`. OSS sends no time zone
    /// (`CreationDate`).
    pub creation_date: String,
    /// When the policy ends, for example `2031-05-17T08:12:45`. OSS sends no time zone
    /// (`ExpirationDate`). The answers of only some servers have it.
    pub expiration_date: Option<String>,
}

impl ReadXml for WormConfiguration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut worm_id = None;
        let mut state = None;
        let mut retention_period_in_days = None;
        let mut creation_date = None;
        let mut expiration_date = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "WormId" => child.set(&mut worm_id)?,
                "State" => child.set(&mut state)?,
                "RetentionPeriodInDays" => child.set(&mut retention_period_in_days)?,
                "CreationDate" => child.set(&mut creation_date)?,
                "ExpirationDate" => child.set(&mut expiration_date)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            worm_id: element.required("WormId", worm_id)?,
            state: element.required("State", state)?,
            retention_period_in_days: element
                .required("RetentionPeriodInDays", retention_period_in_days)?,
            creation_date: element.required("CreationDate", creation_date)?,
            expiration_date,
        }))
    }
}

#[cfg(test)]
impl crate::xml::WriteXml for WormConfiguration {
    fn write_xml(&self, xml: &mut crate::xml::XmlWriter) {
        xml.element("WormId", &self.worm_id);
        xml.element("State", &self.state);
        xml.element("RetentionPeriodInDays", &self.retention_period_in_days);
        xml.element("CreationDate", &self.creation_date);
        xml.optional("ExpirationDate", &self.expiration_date);
    }
}
