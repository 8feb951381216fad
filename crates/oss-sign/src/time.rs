//! UTC seconds and the formats in which the protocol writes them.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

/// An instant in whole seconds since 1970-01-01T00:00:00Z; fractions are cut, not rounded.
///
/// ```
/// let time = oss_sign::UtcSeconds::new(1_702_743_657);
/// assert_eq!(time.as_i64(), 1_702_743_657);
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UtcSeconds(i64);

impl UtcSeconds {
    /// An instant from Unix seconds.
    pub const fn new(seconds: i64) -> Self {
        Self(seconds)
    }

    /// The Unix seconds.
    pub const fn as_i64(self) -> i64 {
        self.0
    }

    /// This instant moved forward; it saturates at the ends of time.
    pub fn plus(self, duration: Duration) -> Self {
        Self(self.0.saturating_add(i64::try_from(duration.as_secs()).unwrap_or(i64::MAX)))
    }

    /// This instant moved by signed seconds; it saturates at the ends of time.
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds))
    }

    /// How long from `self` until `later`; zero when `later` has passed.
    pub fn until(self, later: Self) -> Duration {
        Duration::from_secs(u64::try_from(later.0.saturating_sub(self.0)).unwrap_or(0))
    }
}

impl From<SystemTime> for UtcSeconds {
    fn from(time: SystemTime) -> Self {
        match time.duration_since(UNIX_EPOCH) {
            Ok(after) => Self(i64::try_from(after.as_secs()).unwrap_or(i64::MAX)),
            Err(before) => Self(
                i64::try_from(before.duration().as_secs()).map_or(i64::MIN, std::ops::Neg::neg),
            ),
        }
    }
}
