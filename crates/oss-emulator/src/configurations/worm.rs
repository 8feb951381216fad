//! The retention policy of a bucket, which protects its objects from being changed and deleted.
//!
//! A policy is first in progress. Within a day it is locked, or it expires. A locked policy can only
//! be extended, and stays for as long as the bucket does.

use oss_sign::UtcSeconds;

use super::document::Document;
use crate::codes::{Code, OssError};
use crate::store::{Bucket, ConfigurationKind, Object};
use crate::xml::elements;

elements! {
    /// A retention policy.
    pub(crate) struct Worm {
        id: String = "WormId",
        locked: bool = "Locked",
        days: u32 = "RetentionPeriodInDays",
        created: UtcSeconds = "CreationDate",
    }

    /// `InitiateWormConfiguration` and `ExtendWormConfiguration`.
    pub(crate) struct RetentionPeriod {
        days: u32 = "RetentionPeriodInDays",
    }
}

impl Document for Worm {
    const KIND: ConfigurationKind = ConfigurationKind::Worm;
    const ROOT: &'static str = "WormConfiguration";

    fn absent() -> Result<Self, OssError> {
        Err(OssError::new(Code::NoSuchWORMConfiguration))
    }
}

/// The state of a retention policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum WormState {
    Expired,
    InProgress,
    Locked,
}

impl WormState {
    /// Returns the text in documents.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "Expired",
            Self::InProgress => "InProgress",
            Self::Locked => "Locked",
        }
    }
}

impl Worm {
    /// Returns the state of the policy.
    pub(crate) fn state(&self, now: UtcSeconds) -> WormState {
        match self.locked {
            true => WormState::Locked,
            false if self.created.plus_seconds(DAY) <= now => WormState::Expired,
            false => WormState::InProgress,
        }
    }

    /// Checks that the policy has the id that a request names.
    ///
    /// # Errors
    ///
    /// Returns `NoSuchWORMConfiguration`.
    pub(crate) fn require_id(&self, id: &str) -> Result<(), OssError> {
        match self.id == id {
            true => Ok(()),
            false => Err(OssError::new(Code::NoSuchWORMConfiguration)
                .message("The specified WORM ID does not exist.")),
        }
    }
}

impl RetentionPeriod {
    /// Reads the document in a request to begin or extend a policy.
    ///
    /// # Errors
    ///
    /// Returns `MalformedXML`, and `InvalidWORMConfiguration` if the period is too long or 0.
    pub(crate) fn from_request(body: &[u8], root: &str) -> Result<Self, OssError> {
        let period: Self = super::document::read(body, root)?;
        match (1..=DAYS).contains(&period.days) {
            true => Ok(period),
            false => Err(OssError::new(Code::InvalidWORMConfiguration)),
        }
    }
}

/// Returns whether the retention policy of a bucket protects an object, so that it must not be
/// overwritten, changed or deleted. Such a request is answered with 409 `FileImmutable`.
pub(crate) fn protects(bucket: &Bucket, object: &Object, now: UtcSeconds) -> bool {
    bucket.configurations.get::<Worm>().is_some_and(|worm| {
        let end = object.modified.plus_seconds(i64::from(worm.days) * DAY);
        worm.state(now) != WormState::Expired && now < end
    })
}

/// Returns whether a bucket has a retention policy that has not expired.
pub(crate) fn is_in_force(bucket: &Bucket, now: UtcSeconds) -> bool {
    let worm = bucket.configurations.get::<Worm>();
    worm.is_some_and(|worm| worm.state(now) != WormState::Expired)
}

/// A day in seconds. A policy can be in progress for a day.
const DAY: i64 = 86_400;
/// The maximum of the retention period in days.
const DAYS: u32 = 25_550;
