//! The two clocks of the cache, and pauses that are measured by one of them.

use std::time::Duration;

use oss_sign::UtcSeconds;

use oss_context::Context;

/// Both clocks at one moment.
///
/// Keys expire by the wall clock, which continues while a machine sleeps. Pauses are measured by the
/// monotonic clock, which nobody sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    /// The server's time, as well as it is known.
    pub(crate) wall: UtcSeconds,
    /// The time since some fixed moment, which never goes back.
    pub(crate) steady: Duration,
}

impl Moment {
    pub(crate) fn now(cx: &Context) -> Self {
        Self {
            wall: cx.now(),
            steady: cx.runtime().monotonic(),
        }
    }

    /// By how many seconds the wall clock has fallen behind the monotonic clock since `earlier`.
    ///
    /// The monotonic clock may stop while a machine sleeps, but it never runs ahead, so the wall clock
    /// was set back by this much.
    pub(super) fn behind_since(self, earlier: Self) -> i64 {
        let steady = self.steady.saturating_sub(earlier.steady).as_secs();
        let wall = self.wall.as_i64().saturating_sub(earlier.wall.as_i64());
        i64::try_from(steady)
            .unwrap_or(i64::MAX)
            .saturating_sub(wall)
    }
}

/// A time during which something is not tried.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Pause {
    from: Duration,
    length: Duration,
}

impl Pause {
    pub(super) fn new(from: Moment, length: Duration) -> Self {
        Self {
            from: from.steady,
            length,
        }
    }

    /// Whether the pause still lasts. A monotonic clock that restarted ends it, so that it cannot last
    /// for ever.
    pub(super) fn holds(self, now: Moment) -> bool {
        now.steady
            .checked_sub(self.from)
            .is_some_and(|passed| passed < self.length)
    }
}
