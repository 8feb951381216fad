//! The clock of a server, which is the clock of the system or one that a test advances.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use oss_sign::UtcSeconds;

/// The clock of a server. Expiry, clock skew and every date that the server writes depend on it.
///
/// Clones share the same time, so a clone of the clock that was given to the builder can be
/// advanced while the server runs.
///
/// ```
/// use std::time::Duration;
/// use oss_emulator::Clock;
/// use oss_sign::UtcSeconds;
///
/// let clock = Clock::stepped(UtcSeconds::new(1_764_028_800));
/// clock.advance(Duration::from_secs(60));
/// assert_eq!(clock.now(), UtcSeconds::new(1_764_028_860));
/// ```
#[derive(Clone, Debug)]
pub struct Clock {
    source: Source,
    /// Milliseconds added to the source.
    offset: Arc<AtomicI64>,
}

#[derive(Clone, Copy, Debug)]
enum Source {
    System,
    Stepped { start_millis: i64 },
}

impl Clock {
    /// Creates a clock that follows the clock of the system.
    pub fn system() -> Self {
        Self {
            source: Source::System,
            offset: Arc::default(),
        }
    }

    /// Creates a clock that stands still at `start` until [`Clock::advance`] moves it.
    pub fn stepped(start: UtcSeconds) -> Self {
        let start_millis = start.as_i64().saturating_mul(1000);
        Self {
            source: Source::Stepped { start_millis },
            offset: Arc::default(),
        }
    }

    /// Moves this clock and all its clones forward by the given duration. A clock that follows the
    /// system keeps running from its new time.
    pub fn advance(&self, by: Duration) {
        let millis = i64::try_from(by.as_millis()).unwrap_or(i64::MAX);
        self.offset.fetch_add(millis, Ordering::Relaxed);
    }

    /// Returns the current time in whole seconds.
    pub fn now(&self) -> UtcSeconds {
        UtcSeconds::new(self.now_millis().div_euclid(1000))
    }

    /// Returns the current time in milliseconds since 1970, for the fields that OSS writes with
    /// three decimals.
    pub fn now_millis(&self) -> i64 {
        let base = match self.source {
            Source::System => system_millis(),
            Source::Stepped { start_millis } => start_millis,
        };
        base.saturating_add(self.offset.load(Ordering::Relaxed))
    }
}

impl Default for Clock {
    fn default() -> Self {
        Self::system()
    }
}

/// Returns a duration in whole seconds, in the type that is added to instants.
pub(crate) fn seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(i64::MAX)
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the one place that reads the real clock"
)]
fn system_millis() -> i64 {
    let since = SystemTime::now()
        .duration_since(UNIX_EPOCH)
        .unwrap_or_default();
    i64::try_from(since.as_millis()).unwrap_or(i64::MAX)
}
