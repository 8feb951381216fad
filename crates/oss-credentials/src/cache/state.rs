//! What the cache does next: pure, by its state, the time and what happened.
//!
//! [`held`] has the windows of keys, [`pacing`] the waits between refreshes.

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

/// The state of one cache; `F` stands for the running refresh, of which there is at most one.
#[derive(Clone, Debug)]
pub(super) struct State<F> {
    held: Option<Arc<Held>>,
    /// The server called what is held dead.
    refused: bool,
    flight: Option<F>,
    pacing: Pacing,
    /// When keys without a known end are fetched again.
    refetch_after: Option<Duration>,
    status: Status,
}

/// What a caller is to do.
#[derive(Clone, Debug)]
pub(super) enum Action<F> {
    /// Take the result of the last refresh, which failed just now, through [`State::settle`].
    Fail(CredentialsError),
    /// Wait for the running refresh.
    Join(F),
    /// Use these.
    Serve(Credentials),
    /// Start a refresh, tell [`State::started`], and use these without waiting.
    ServeAndStart(Credentials),
    /// Start a refresh, tell [`State::started`], and wait for it.
    Start,
}

impl<F: Clone> State<F> {
    /// Nothing is held, nothing runs.
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

    /// What users may know.
    pub(super) fn status(&self) -> Status {
        let held = self.held.as_ref().map(|held| held.credentials());
        let mut status = self.status.clone();
        status.source = held.and_then(Credentials::source).map(str::to_owned);
        status.expires_at = held.and_then(Credentials::expires_at);
        status
    }

    /// What may be given out without asking the state, while [`Held::serves`] says so.
    pub(super) fn usable(&self) -> Option<Arc<Held>> {
        self.held.clone().filter(|_| !self.refused)
    }

    /// A caller wants credentials that live for `min_lifetime`, if such can be had.
    pub(super) fn ask(&self, now: Moment, min_lifetime: Duration) -> Action<F> {
        let Some(held) = &self.held else {
            return self.demand(now);
        };
        let serve = || held.credentials().clone();
        if self.refused {
            // A source that insists is left alone for a while, and what it gave is tried again.
            return match self.pacing.is_unchanged(now) && held.is_alive(now) {
                true => Action::Serve(serve()),
                false => self.demand(now),
            };
        }
        match held.phase(now) {
            Phase::Dead => self.demand(now),
            Phase::Mandatory if self.pacing.is_unchanged(now) => Action::Serve(serve()),
            // Keys that nobody calls dead are not worth waiting for a source that fails.
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

    /// A refresh runs from here on, until [`finished`](Self::finished).
    pub(super) fn started(&mut self, flight: F) {
        self.flight = Some(flight);
    }

    /// The refresh ended; `random` is uniform over all of `u64`. Gives what everyone who waited
    /// for it takes to [`settle`](Self::settle).
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

    /// What one waiter gets after a refresh: what is held by now, for a waiter may come late. Old
    /// keys that live are better than an error, and dead ones are never given out.
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

    /// What is left of the life of usable keys, if they end.
    pub(super) fn left(&self, now: Moment) -> Option<Duration> {
        let usable = self.usable().filter(|held| held.is_alive(now));
        usable?.left(now)
    }

    /// Where the keys that are held came from.
    pub(super) fn source(&self) -> Option<&str> {
        self.held.as_ref()?.credentials().source()
    }

    /// The server called exactly these dead; nothing happens if others are held by now.
    pub(super) fn invalidate(&mut self, credentials: &Credentials) {
        let held = self.held.as_ref();
        let same = held.is_some_and(|held| same_keys(held.credentials(), credentials));
        if same && !self.refused {
            self.refused = true;
            self.pacing.refused();
        }
    }

    /// A caller cannot do without new keys.
    fn demand(&self, now: Moment) -> Action<F> {
        match (&self.flight, self.pacing.negative(now)) {
            (Some(flight), _) => Action::Join(flight.clone()),
            (None, Some(error)) => Action::Fail(error.clone()),
            (None, None) => Action::Start,
        }
    }

    /// Whether a refresh can give the longer life that is wished for.
    fn wants_longer(&self, held: &Held, now: Moment, min_lifetime: Duration) -> bool {
        held.is_shorter_than(min_lifetime, now)
            && self.pacing.allows_longer(now)
            && held.gains(min_lifetime, now)
    }

    /// Takes what a source gave, unless what is held is as good.
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

/// So near their end that they are not used any more.
fn expired(credentials: &Credentials) -> CredentialsError {
    CredentialsError::Expired {
        origin: credentials.source().unwrap_or("source").to_owned(),
        expired_for: Duration::ZERO,
        renewal: None,
    }
}

#[cfg(test)]
mod tests;
