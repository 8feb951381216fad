//! Decides what the cache does next, from its state, the time and what happened. It is pure.
//!
//! [`held`] computes when keys are refreshed, and [`pacing`] the waits between refreshes.

mod held;
mod moment;
mod pacing;

use std::sync::Arc;
use std::time::Duration;

use oss_sign::Credentials;

pub(super) use self::held::Held;
use self::held::{Phase, SHORTEST_PAUSE};
pub(super) use self::moment::Moment;
use self::pacing::Pacing;
use oss_context::CredentialsError;
use oss_context::Status;
use oss_context::keys::{check_alive, same_keys};

/// The state of one cache. `F` is a handle of the running refresh, of which there is at most one.
#[derive(Clone, Debug)]
pub(super) struct State<F> {
    held: Option<Arc<Held>>,
    /// Whether a server refused the cached keys.
    refused: bool,
    flight: Option<F>,
    pacing: Pacing,
    /// When keys without a known end are fetched again.
    refetch_after: Option<Duration>,
    status: Status,
}

/// What a caller must do.
#[derive(Clone, Debug)]
pub(super) enum Action<F> {
    /// Pass the error of the last refresh, which has just failed, to [`State::settle`].
    Fail(CredentialsError),
    /// Wait for the running refresh.
    Join(F),
    /// Use these credentials.
    Serve(Credentials),
    /// Start a refresh, call [`State::started`], and use these credentials without waiting.
    ServeAndStart(Credentials),
    /// Start a refresh, call [`State::started`], and wait for it.
    Start,
}

impl<F: Clone> State<F> {
    /// Creates an empty cache without a running refresh.
    pub(super) fn new(refetch_after: Option<Duration>) -> Self {
        Self {
            held: None,
            refused: false,
            flight: None,
            pacing: Pacing::default(),
            refetch_after,
            status: Status::default(),
        }
    }

    /// The state as users see it.
    pub(super) fn status(&self) -> Status {
        let held = self.held.as_ref().map(|held| held.credentials());
        let mut status = self.status.clone();
        status.source = held.and_then(Credentials::source).map(str::to_owned);
        status.expires_at = held.and_then(Credentials::expires_at);
        status
    }

    /// The keys that may be used without asking the state, as long as [`Held::serves`] returns `true`.
    pub(super) fn usable(&self) -> Option<Arc<Held>> {
        self.held.clone().filter(|_| !self.refused)
    }

    /// Decides what a caller must do that needs credentials which are valid for `min_lifetime`, if
    /// possible.
    pub(super) fn ask(&self, now: Moment, min_lifetime: Duration) -> Action<F> {
        let Some(held) = &self.held else {
            return self.demand(now);
        };
        let serve = || held.credentials().clone();
        if self.refused {
            // A source that returned the refused keys again is not asked for a while, and its keys are
            // tried once more.
            return match self.pacing.is_unchanged(now) && held.is_alive(now) {
                true => Action::Serve(serve()),
                false => self.demand(now),
            };
        }
        match held.phase(now) {
            Phase::Dead => self.demand(now),
            Phase::Mandatory if self.pacing.is_unchanged(now) => Action::Serve(serve()),
            // Keys without a known expiry may still be valid: nobody waits for a source that fails.
            Phase::Mandatory if held.ends() || !self.pacing.has_failed() => self.demand(now),
            _ if self.wants_longer(held, now, min_lifetime) => {
                self.flight.clone().map_or(Action::Start, Action::Join)
            }
            Phase::Fresh => Action::Serve(serve()),
            _ if self.flight.is_none() && self.pacing.allows_background(now) => {
                Action::ServeAndStart(serve())
            }
            _ => Action::Serve(serve()),
        }
    }

    /// Notes that a refresh is running, until [`finished`](Self::finished) is called.
    pub(super) fn started(&mut self, flight: F) {
        self.flight = Some(flight);
    }

    /// Processes the result of a refresh. `random` is uniform over all of `u64`. Returns the value that
    /// every caller that waited passes to [`settle`](Self::settle).
    pub(super) fn finished(
        &mut self,
        now: Moment,
        result: Result<Credentials, CredentialsError>,
        random: u64,
    ) -> Result<(), CredentialsError> {
        self.flight = None;
        let result = result.and_then(|fresh| self.take(now, fresh, random));
        match &result {
            Ok(()) => self.status.refresh_ok += 1,
            Err(error) => {
                self.status.refresh_failed += 1;
                self.pacing.failed(now, error, random);
            }
        }
        self.status.last_failure = result.as_ref().err().cloned();
        result
    }

    /// The result for one caller that waited for a refresh: the keys that are cached now, because the
    /// caller may continue late. Old keys that are still valid are better than an error, and expired
    /// keys are never returned.
    pub(super) fn settle(
        &self,
        now: Moment,
        result: Result<(), CredentialsError>,
    ) -> Result<Credentials, CredentialsError> {
        match (&self.held, result) {
            (Some(held), result) if held.is_alive(now) => match result {
                Err(cause) if self.refused => Err(cause),
                _ => Ok(held.credentials().clone()),
            },
            (Some(held), Ok(())) => Err(expired(held.credentials())),
            (Some(held), Err(cause)) if !self.refused => Err(CredentialsError::Refresh {
                dead_for: held.dead_for(now),
                cause: Arc::new(cause),
            }),
            (_, Err(cause)) => Err(cause),
            (None, Ok(())) => Err(CredentialsError::Aborted),
        }
    }

    /// The remaining lifetime of usable keys, if they expire.
    pub(super) fn left(&self, now: Moment) -> Option<Duration> {
        let usable = self.usable().filter(|held| held.is_alive(now));
        usable?.left(now)
    }

    /// Where the cached keys came from.
    pub(super) fn source(&self) -> Option<&str> {
        self.held.as_ref()?.credentials().source()
    }

    /// Notes that a server refused exactly these credentials. Nothing happens if other keys are cached
    /// by now.
    pub(super) fn invalidate(&mut self, credentials: &Credentials) {
        let held = self.held.as_ref();
        let same = held.is_some_and(|held| same_keys(held.credentials(), credentials));
        if same && !self.refused {
            self.refused = true;
            self.pacing.refused();
        }
    }

    /// Decides what a caller must do that cannot continue without new keys.
    fn demand(&self, now: Moment) -> Action<F> {
        match (&self.flight, self.pacing.negative(now)) {
            (Some(flight), _) => Action::Join(flight.clone()),
            (None, Some(error)) => Action::Fail(error.clone()),
            (None, None) => Action::Start,
        }
    }

    /// Whether a refresh can return keys with the longer lifetime that the caller needs.
    fn wants_longer(&self, held: &Held, now: Moment, min_lifetime: Duration) -> bool {
        held.is_shorter_than(min_lifetime, now)
            && self.pacing.allows_longer(now)
            && held.gains(min_lifetime, now)
    }

    /// Caches the keys of the source, unless the cached keys are as good.
    fn take(
        &mut self,
        now: Moment,
        fresh: Credentials,
        random: u64,
    ) -> Result<(), CredentialsError> {
        check_alive(&fresh, "source", now.wall)?;
        let held = self.held.as_deref();
        let same = held.is_some_and(|held| same_keys(held.credentials(), &fresh));
        let kept = held.filter(|held| {
            let as_good = same || !self.refused && held.is_alive(now);
            as_good && fresh.expires_at().is_some() && held.outlives(&fresh)
        });
        let next = match kept {
            Some(held) => held.seen_again(now),
            None => Held::new(fresh, now, self.refetch_after, random),
        };
        let confirmed = kept.is_some();
        if !confirmed {
            self.pacing.renewed();
        }
        if !confirmed && !same {
            self.refused = false;
            self.status.generation += 1;
        }
        if self.refused {
            self.pacing.unchanged(now, SHORTEST_PAUSE);
        } else if confirmed {
            self.pacing.unchanged(now, next.pause(now));
        }
        let result = match next.phase(now) {
            Phase::Dead => Err(expired(next.credentials())),
            _ => Ok(()),
        };
        self.held = Some(Arc::new(next));
        result
    }
}

/// The error for keys that are so close to their expiry that they are not used any more.
fn expired(credentials: &Credentials) -> CredentialsError {
    CredentialsError::Expired {
        origin: credentials.source().unwrap_or("source").to_owned(),
        expired_for: Duration::ZERO,
        renewal: None,
    }
}

#[cfg(test)]
mod tests;
