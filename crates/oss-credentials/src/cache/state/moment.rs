//! Time as the cache sees it: two clocks, and pauses by one of them.

use std::time::Duration;

use oss_sign::UtcSeconds;

use oss_context::Context;

/// Both clocks at one moment.
///
/// Keys end by the wall clock, which goes on while a machine sleeps; pauses are measured by the
/// steady clock, which nobody sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Moment {
    /// The servers' time, as well as it is known.
    pub(crate) wall: UtcSeconds,
    /// Time since some fixed moment; it never goes back.
    pub(crate) steady: Duration,
}

impl Moment {
    pub(crate) fn now(cx: &Context) -> Self {
        Self {
            wall: cx.now(),
            steady: cx.runtime().monotonic(),
        }
    }

    /// By how many seconds the wall clock has fallen behind the steady one since `earlier`.
    ///
    /// The steady clock may stand still in a machine's sleep, so it never runs ahead by itself:
    /// what is behind was set back.
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

    /// Whether it lasts at `now`; a clock with another beginning ends it, so that it cannot last
    /// for ever.
    pub(super) fn holds(self, now: Moment) -> bool {
        now.steady
            .checked_sub(self.from)
            .is_some_and(|passed| passed < self.length)
    }
}

/// Uniform from nothing up to `most`; `random` is uniform over all of `u64`.
pub(super) fn up_to(most: Duration, random: u64) -> Duration {
    let nanos = u128::from(random) * most.as_nanos() / u128::from(u64::MAX);
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}
