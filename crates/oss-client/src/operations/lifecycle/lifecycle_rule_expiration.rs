//! `LifecycleRuleExpiration`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// When OSS deletes objects. Either the days, the date or the removal of delete markers is given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleRuleExpiration {
    /// Objects that were last modified before this day are deleted. It must be midnight UTC
    /// (`CreatedBeforeDate`).
    pub created_before_date: Option<UtcSeconds>,
    /// The number of days after which an object is deleted, counted from its last modification
    /// (`Days`).
    pub days: Option<u32>,
    /// Whether OSS removes a delete marker that is the only remaining version of its object. It
    /// cannot be combined with days or a date (`ExpiredObjectDeleteMarker`).
    pub expired_object_delete_marker: Option<bool>,
    /// The day on which the rule takes effect. Use `days` or `created_before_date` instead
    /// (`Date`).
    pub date: Option<UtcSeconds>,
}

impl LifecycleRuleExpiration {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            created_before_date: None,
            days: None,
            expired_object_delete_marker: None,
            date: None,
        }
    }

    /// Objects that were last modified before this day are deleted. It must be midnight UTC
    /// (`CreatedBeforeDate`).
    pub fn created_before_date(mut self, created_before_date: impl IntoField<UtcSeconds>) -> Self {
        self.created_before_date = created_before_date.into_field();
        self
    }

    /// The number of days after which an object is deleted, counted from its last modification
    /// (`Days`).
    pub fn days(mut self, days: impl IntoField<u32>) -> Self {
        self.days = days.into_field();
        self
    }

    /// Whether OSS removes a delete marker that is the only remaining version of its object. It
    /// cannot be combined with days or a date (`ExpiredObjectDeleteMarker`).
    pub fn expired_object_delete_marker(
        mut self,
        expired_object_delete_marker: impl IntoField<bool>,
    ) -> Self {
        self.expired_object_delete_marker = expired_object_delete_marker.into_field();
        self
    }

    /// The day on which the rule takes effect. Use `days` or `created_before_date` instead
    /// (`Date`).
    pub fn date(mut self, date: impl IntoField<UtcSeconds>) -> Self {
        self.date = date.into_field();
        self
    }
}

impl ReadXml for LifecycleRuleExpiration {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut created_before_date = None;
        let mut days = None;
        let mut expired_object_delete_marker = None;
        let mut date = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "CreatedBeforeDate" => child.set(&mut created_before_date)?,
                "Days" => child.set(&mut days)?,
                "ExpiredObjectDeleteMarker" => {
                    child.set(&mut expired_object_delete_marker)?;
                }
                "Date" => child.set(&mut date)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            created_before_date,
            days,
            expired_object_delete_marker,
            date,
        }))
    }
}

impl WriteXml for LifecycleRuleExpiration {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("CreatedBeforeDate", &self.created_before_date);
        xml.optional("Days", &self.days);
        xml.optional(
            "ExpiredObjectDeleteMarker",
            &self.expired_object_delete_marker,
        );
        xml.optional("Date", &self.date);
    }
}
