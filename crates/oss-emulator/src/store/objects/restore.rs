//! Restoring objects of archive classes, whose data can be read only for some time after that.

use oss_sign::UtcSeconds;
use serde::{Deserialize, Serialize};

use crate::store::seconds;

/// A request to restore an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Restore {
    /// When the data can be read.
    #[serde(with = "seconds")]
    pub(crate) ready: UtcSeconds,
    /// When the data can no longer be read.
    #[serde(with = "seconds")]
    pub(crate) expires: UtcSeconds,
}

/// Whether an object is restored at some time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum RestoreState {
    NotRestored,
    /// The object is being restored, and cannot be read yet.
    Ongoing,
    /// The object can be read.
    Restored {
        /// Until when it can be read.
        expires: UtcSeconds,
    },
}

impl Restore {
    /// Returns whether the object is restored.
    pub(crate) fn state(self, now: UtcSeconds) -> RestoreState {
        match self {
            Self { ready, .. } if now < ready => RestoreState::Ongoing,
            Self { expires, .. } if now < expires => RestoreState::Restored { expires },
            Self { .. } => RestoreState::NotRestored,
        }
    }
}
