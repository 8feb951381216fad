//! The time limits of one request.

use std::time::Duration;

use crate::Timeouts;

/// The time limits that `Timeouts` can override.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    pub(super) first_byte: Duration,
    pub(super) idle_read: Duration,
    pub(super) idle_write: Duration,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            first_byte: Duration::from_secs(60),
            idle_read: Duration::from_secs(30),
            idle_write: Duration::from_secs(30),
        }
    }
}

impl Limits {
    /// Returns the limits for a request that may override some of them.
    pub(super) fn with(self, overrides: Option<&Timeouts>) -> Self {
        let Some(overrides) = overrides else {
            return self;
        };
        Self {
            first_byte: overrides.first_byte.unwrap_or(self.first_byte),
            idle_read: overrides.idle_read.unwrap_or(self.idle_read),
            idle_write: overrides.idle_write.unwrap_or(self.idle_write),
        }
    }
}
