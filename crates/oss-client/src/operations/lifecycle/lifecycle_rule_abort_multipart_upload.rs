//! `LifecycleRuleAbortMultipartUpload`.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use oss_sign::UtcSeconds;

use crate::error::Result;
use crate::into_field::IntoField;
use crate::xml::{Element, Malformed, ReadXml, WriteXml, XmlWriter};

/// When OSS aborts multipart uploads that were never completed. Either the days or the date is
/// given.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct LifecycleRuleAbortMultipartUpload {
    /// The number of days after which an upload is aborted, counted from its start (`Days`).
    pub days: Option<u32>,
    /// Uploads that were started before this day are aborted. It must be midnight UTC
    /// (`CreatedBeforeDate`).
    pub created_before_date: Option<UtcSeconds>,
    /// The day on which the rule takes effect. Use `days` or `created_before_date` instead
    /// (`Date`).
    pub date: Option<UtcSeconds>,
}

impl LifecycleRuleAbortMultipartUpload {
    /// Creates the value with nothing set.
    pub fn new() -> Self {
        Self {
            days: None,
            created_before_date: None,
            date: None,
        }
    }

    /// The number of days after which an upload is aborted, counted from its start (`Days`).
    pub fn days(mut self, days: impl IntoField<u32>) -> Self {
        self.days = days.into_field();
        self
    }

    /// Uploads that were started before this day are aborted. It must be midnight UTC
    /// (`CreatedBeforeDate`).
    pub fn created_before_date(mut self, created_before_date: impl IntoField<UtcSeconds>) -> Self {
        self.created_before_date = created_before_date.into_field();
        self
    }

    /// The day on which the rule takes effect. Use `days` or `created_before_date` instead
    /// (`Date`).
    pub fn date(mut self, date: impl IntoField<UtcSeconds>) -> Self {
        self.date = date.into_field();
        self
    }
}

impl ReadXml for LifecycleRuleAbortMultipartUpload {
    fn read_xml(element: &mut Element<'_, '_>) -> Result<Option<Self>, Malformed> {
        let mut days = None;
        let mut created_before_date = None;
        let mut date = None;
        while let Some(mut child) = element.next_child()? {
            match child.name() {
                "Days" => child.set(&mut days)?,
                "CreatedBeforeDate" => child.set(&mut created_before_date)?,
                "Date" => child.set(&mut date)?,
                _ => {}
            }
        }
        Ok(Some(Self {
            days,
            created_before_date,
            date,
        }))
    }
}

impl WriteXml for LifecycleRuleAbortMultipartUpload {
    fn write_xml(&self, xml: &mut XmlWriter) {
        xml.optional("Days", &self.days);
        xml.optional("CreatedBeforeDate", &self.created_before_date);
        xml.optional("Date", &self.date);
    }
}
