//! Keys that are held, and the windows of their life.
//!
//! With `t0` the receipt, `exp` the end and `L = exp - t0`:
//!
//! ```text
//! t0 ──── exp - P - U(0, P/4) ──────── exp - M ────────── dead ──── exp
//!   serve  │ serve, and refresh in the  │ wait for a       │ wait for a
//!          │ background                 │ refresh; if it   │ refresh; if it
//!          │                            │ fails, serve     │ fails, an error
//! P = min(300 s, L/5)    M = min(60 s, L/20)    dead = exp - min(5 s, M/2)
//! ```

use std::time::Duration;

use oss_sign::{Credentials, UtcSeconds};
use oss_transport::jitter;

use super::moment::Moment;

/// Keys with the moments at which something is due for them.
#[derive(Clone, Debug)]
pub(crate) struct Held {
    credentials: Credentials,
    /// When the source gave them last.
    seen: Moment,
    lifetime: Duration,
    prefetch_at: UtcSeconds,
    mandatory_at: UtcSeconds,
    dead_at: UtcSeconds,
}

/// Where in their life keys are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Phase {
    /// Nothing is due.
    Fresh,
    /// New ones should be fetched meanwhile.
    Prefetch,
    /// New ones are worth waiting for.
    Mandatory,
    /// Too close to the expiry to sign with: a request needs time to arrive, and clocks differ a little.
    Dead,
}

impl Held {
    /// Creates the entry for keys that arrived `now`. Keys without a known expiry are due after
    /// `refetch_after` and never count as expired. `random` spreads the refreshes of many machines that
    /// fetched at the same moment.
    pub(super) fn new(
        credentials: Credentials,
        now: Moment,
        refetch_after: Option<Duration>,
        random: u64,
    ) -> Self {
        let known = credentials.expires_at();
        let end = known
            .or_else(|| Some(now.wall.plus(refetch_after?)))
            .unwrap_or(NEVER);
        let lifetime = now.wall.until(end);
        let prefetch = (lifetime / 5).min(PREFETCH);
        let mandatory = (lifetime / 20).min(MANDATORY);
        let before = |time: Duration| match end {
            NEVER => NEVER,
            end => end.plus_seconds(-seconds(time)),
        };
        Self {
            seen: now,
            lifetime,
            prefetch_at: before(prefetch + jitter(prefetch / 4, random)),
            mandatory_at: before(mandatory),
            dead_at: known.map_or(NEVER, |_| before((mandatory / 2).min(MARGIN))),
            credentials,
        }
    }

    /// The same keys, after the source returned them again.
    pub(super) fn seen_again(&self, now: Moment) -> Self {
        Self {
            seen: now,
            ..self.clone()
        }
    }

    pub(crate) fn credentials(&self) -> &Credentials {
        &self.credentials
    }

    /// Whether no refresh is due, and the keys are valid for at least `min_lifetime`.
    pub(crate) fn serves(&self, now: Moment, min_lifetime: Duration) -> bool {
        self.phase(now) == Phase::Fresh && !self.is_shorter_than(min_lifetime, now)
    }

    /// The phase of their lifetime.
    ///
    /// If the wall clock was set back, the keys seem to be valid for longer than they are. In this case
    /// the time that passed on the monotonic clock counts, and the keys are due: the answer of the
    /// source will show the server's time.
    pub(super) fn phase(&self, now: Moment) -> Phase {
        if self.prefetch_at == NEVER {
            return Phase::Fresh;
        }
        let behind = now.behind_since(self.seen);
        let set_back = behind > SET_BACK;
        let wall = match set_back {
            true => now.wall.plus_seconds(behind),
            false => now.wall,
        };
        if wall >= self.dead_at {
            Phase::Dead
        } else if wall >= self.mandatory_at {
            Phase::Mandatory
        } else if wall >= self.prefetch_at || set_back {
            Phase::Prefetch
        } else {
            Phase::Fresh
        }
    }

    pub(super) fn is_alive(&self, now: Moment) -> bool {
        self.phase(now) != Phase::Dead
    }

    /// Whether their expiry is known.
    pub(super) fn ends(&self) -> bool {
        self.dead_at != NEVER
    }

    /// Their remaining lifetime, if they expire.
    pub(super) fn left(&self, now: Moment) -> Option<Duration> {
        self.credentials
            .expires_at()
            .map(|expires_at| now.wall.until(expires_at))
    }

    /// How long they have been unusable.
    pub(super) fn dead_for(&self, now: Moment) -> Duration {
        self.dead_at.until(now.wall)
    }

    pub(super) fn is_shorter_than(&self, min_lifetime: Duration, now: Moment) -> bool {
        self.left(now).is_some_and(|left| left < min_lifetime)
    }

    /// Whether it is worth a call to get new keys, which are valid as long as these were, for a caller
    /// that needs `min_lifetime`.
    pub(super) fn gains(&self, min_lifetime: Duration, now: Moment) -> bool {
        // New keys are valid for long enough, and the next such caller will not need another refresh.
        if min_lifetime.saturating_add(SHORTEST_PAUSE) <= self.lifetime {
            return true;
        }
        // No keys are. New ones are worth a call if they are valid for noticeably longer.
        let left = self.left(now).unwrap_or(self.lifetime);
        let gain = self.lifetime.saturating_sub(left);
        gain > (self.lifetime / 20).clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
    }

    /// Whether `fresh` expires no later than these keys, so that it is not better.
    pub(super) fn outlives(&self, fresh: &Credentials) -> bool {
        match (self.credentials.expires_at(), fresh.expires_at()) {
            (Some(held), Some(fresh)) => fresh <= held,
            (None, Some(_)) => true,
            (_, None) => false,
        }
    }

    /// How long not to ask a source that returned nothing newer.
    pub(super) fn pause(&self, now: Moment) -> Duration {
        let half = self.left(now).map_or(LONGEST_PAUSE, |left| left / 2);
        half.clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
    }
}

fn seconds(time: Duration) -> i64 {
    i64::try_from(time.as_secs()).unwrap_or(i64::MAX)
}

const NEVER: UtcSeconds = UtcSeconds::new(i64::MAX);
const PREFETCH: Duration = Duration::from_secs(300);
const MANDATORY: Duration = Duration::from_secs(60);
const MARGIN: Duration = Duration::from_secs(5);
/// A clock that is behind by more seconds than this was set back.
const SET_BACK: i64 = 60;
pub(super) const SHORTEST_PAUSE: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(300);
