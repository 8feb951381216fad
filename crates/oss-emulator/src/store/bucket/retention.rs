//! The retention policy of a bucket, which protects its objects from being changed and deleted.
//!
//! A policy is first in progress. Within a day it is locked, or it expires. A locked policy can only
//! be extended, and stays for as long as the bucket does.

use oss_sign::UtcSeconds;
use serde::{Deserialize, Serialize};

use crate::store::seconds;

/// A retention policy.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct BucketRetention {
    pub(crate) id: String,
    pub(crate) locked: bool,
    /// For how many days an object is protected after it was written.
    pub(crate) days: u32,
    #[serde(with = "seconds")]
    pub(crate) created: UtcSeconds,
}

/// The state of a retention policy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RetentionState {
    Expired,
    InProgress,
    Locked,
}

impl RetentionState {
    /// Returns the text in documents.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            Self::Expired => "Expired",
            Self::InProgress => "InProgress",
            Self::Locked => "Locked",
        }
    }
}

impl BucketRetention {
    /// Returns the state of the policy.
    pub(crate) fn state(&self, now: UtcSeconds) -> RetentionState {
        match self.locked {
            true => RetentionState::Locked,
            false if self.created.plus_seconds(DAY) <= now => RetentionState::Expired,
            false => RetentionState::InProgress,
        }
    }

    /// Returns when the protection of an object ends that was written at a time.
    pub(crate) fn end(&self, written: UtcSeconds) -> UtcSeconds {
        written.plus_seconds(i64::from(self.days) * DAY)
    }
}

/// A day in seconds.
const DAY: i64 = 86_400;
