//! The retention that new objects of a bucket have by default.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{self, ConfigurationKind, Retention};
use crate::xml::{elements, words};

elements! {
    /// `ObjectWormConfiguration`.
    pub(crate) struct ObjectWorm {
        enabled: ObjectWormEnabled = "ObjectWormEnabled",
        rule: Option<ObjectWormRule> = "Rule",
    }

    /// The rule for new objects.
    pub(crate) struct ObjectWormRule {
        default: DefaultRetention = "DefaultRetention",
    }

    /// The mode, and the time for which an object is protected, in days or in years.
    pub(crate) struct DefaultRetention {
        mode: RetentionMode = "Mode",
        days: Option<u32> = "Days",
        years: Option<u32> = "Years",
    }
}

words! {
    /// The retention of objects cannot be disabled once it was enabled.
    pub(crate) enum ObjectWormEnabled {
        Enabled = "Enabled",
    }

    /// Whether somebody may lift the protection.
    pub(crate) enum RetentionMode {
        Compliance = "COMPLIANCE",
        Governance = "GOVERNANCE",
    }
}

impl Document for ObjectWorm {
    const KIND: ConfigurationKind = ConfigurationKind::ObjectWorm;
    const ROOT: &'static str = "ObjectWormConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchObjectWormConfiguration))
    }

    fn check(&mut self) -> Result<(), OssError> {
        let Some(rule) = &self.rule else {
            return Ok(());
        };
        match (rule.default.days, rule.default.years) {
            (Some(1..=DAYS), None) | (None, Some(1..=YEARS)) => Ok(()),
            _ => Err(OssError::malformed_xml(
                "a default retention has a number of days or of years",
            )),
        }
    }
}

impl ObjectWorm {
    /// Returns the retention of an object that is written at a time, if new objects have one by
    /// default. A year has 365 days.
    pub(crate) fn retention(&self, written: UtcSeconds) -> Option<Retention> {
        let default = &self.rule.as_ref()?.default;
        let years = default.years.map(|years| years * 365);
        let days = i64::from(default.days.or(years)?);
        Some(Retention {
            mode: match default.mode {
                RetentionMode::Compliance => store::RetentionMode::Compliance,
                RetentionMode::Governance => store::RetentionMode::Governance,
            },
            until: written.plus_seconds(days * DAY),
        })
    }
}

/// A day in seconds.
const DAY: i64 = 86_400;
const DAYS: u32 = 36_500;
const YEARS: u32 = 100;
