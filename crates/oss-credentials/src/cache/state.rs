//! What the cache does next: pure, by its state, the time and what happened.
//!
//! With `t0` the receipt, `exp` the end and `L = exp - t0`:
//!
//! ```text
//! t0 ─────────────────────────── exp - M ──────────── dead ──── exp
//!    serve                        │ join a refresh;    │ join a refresh;
//!                                 │ if it fails, serve │ if it fails, an error
//! M = min(60 s, L / 20)    dead = exp - min(5 s, M / 2)
//! ```

use std::sync::Arc;
use std::time::Duration;

use oss_sign::{Credentials, UtcSeconds};

use super::Status;
use crate::CredentialsError;
use crate::providers::{alive, same_keys};

/// The state of one cache; `F` stands for the running refresh, of which there is at most one.
#[derive(Debug)]
pub(super) struct State<F> {
    held: Option<Held>,
    flight: Option<F>,
    /// Until then no refresh is worth trying, since the source just gave what is held.
    unchanged_until: Option<UtcSeconds>,
    /// Until then no refresh is worth trying that only a longer life asks for.
    no_longer_until: Option<UtcSeconds>,
    /// When keys without a known end are fetched again.
    refetch_after: Option<Duration>,
    status: Status,
}

#[derive(Debug)]
struct Held {
    credentials: Credentials,
    received: UtcSeconds,
}

/// What a caller is to do.
#[derive(Debug)]
pub(super) enum Action<F> {
    /// Wait for the running refresh.
    Join(F),
    /// Use these.
    Serve(Credentials),
    /// Start a refresh, tell [`State::started`], and wait for it.
    Start,
}

impl<F: Clone> State<F> {
    /// Nothing is held, nothing runs.
    pub(super) fn new(refetch_after: Option<Duration>) -> Self {
        Self {
            held: None,
            flight: None,
            unchanged_until: None,
            no_longer_until: None,
            refetch_after,
            status: Status::default(),
        }
    }

    /// What users may know.
    pub(super) fn status(&self) -> Status {
        let held = self.held.as_ref().map(|held| &held.credentials);
        Status {
            source: held.and_then(|keys| keys.source()).map(str::to_owned),
            expires_at: held.and_then(Credentials::expires_at),
            ..self.status.clone()
        }
    }

    /// A caller wants credentials that live for `min_lifetime`, if such can be had.
    pub(super) fn ask(&self, now: UtcSeconds, min_lifetime: Duration) -> Action<F> {
        match &self.held {
            Some(held)
                if !self.is_due(held, now) && !self.is_too_short(held, now, min_lifetime) =>
            {
                Action::Serve(held.credentials.clone())
            }
            _ => self.flight.clone().map_or(Action::Start, Action::Join),
        }
    }

    /// A refresh runs from here on, until [`finished`](Self::finished).
    pub(super) fn started(&mut self, flight: F) {
        self.flight = Some(flight);
    }

    /// The refresh ended. Gives what everyone who waited for it gets, before [`settle`](Self::settle).
    pub(super) fn finished(
        &mut self,
        now: UtcSeconds,
        result: Result<Credentials, CredentialsError>,
    ) -> Result<Credentials, CredentialsError> {
        self.flight = None;
        let result = result.and_then(|fresh| alive(&fresh, "source", now).map(|()| fresh));
        self.count(&result);
        let fresh =
            result.inspect_err(|_| self.no_longer_until = Some(now.plus(SHORTEST_PAUSE)))?;
        match &self.held {
            Some(held) if held.outlives(&fresh, now) => {
                let pause = now.plus(held.pause(now));
                (self.unchanged_until, self.no_longer_until) = (Some(pause), Some(pause));
                Ok(held.credentials.clone())
            }
            _ => {
                (self.unchanged_until, self.no_longer_until) = (None, None);
                self.status.generation += 1;
                self.held = Some(Held {
                    credentials: fresh.clone(),
                    received: now,
                });
                Ok(fresh)
            }
        }
    }

    /// What one waiter gets from the result of a refresh: old keys that live are better than an
    /// error, and dead ones are never given out.
    pub(super) fn settle(
        &self,
        now: UtcSeconds,
        result: Result<Credentials, CredentialsError>,
    ) -> Result<Credentials, CredentialsError> {
        let cause = match result {
            Ok(fresh) => return self.still_alive(fresh, now),
            Err(cause) => cause,
        };
        match &self.held {
            Some(held) if held.is_alive(now) => Ok(held.credentials.clone()),
            Some(held) => Err(CredentialsError::Refresh {
                dead_for: held
                    .dead_at()
                    .map_or(Duration::ZERO, |dead_at| dead_at.until(now)),
                cause: Arc::new(cause),
            }),
            None => Err(cause),
        }
    }

    /// What is left of the life of usable keys, if they end.
    pub(super) fn left(&self, now: UtcSeconds) -> Option<Duration> {
        self.held
            .as_ref()
            .filter(|held| held.is_alive(now))?
            .left(now)
    }

    /// The server called exactly these dead: drops them, unless others are held by now.
    pub(super) fn invalidate(&mut self, credentials: &Credentials) {
        if self
            .held
            .as_ref()
            .is_some_and(|held| same_keys(&held.credentials, credentials))
        {
            self.held = None;
        }
    }

    fn count(&mut self, result: &Result<Credentials, CredentialsError>) {
        match result {
            Ok(_) => self.status.refresh_ok += 1,
            Err(_) => self.status.refresh_failed += 1,
        }
        self.status.last_failure = result.as_ref().err().cloned();
    }

    /// A waiter may come late, so that what was fresh is dead by now.
    fn still_alive(
        &self,
        fresh: Credentials,
        now: UtcSeconds,
    ) -> Result<Credentials, CredentialsError> {
        alive(&fresh, "source", now)?;
        match &self.held {
            Some(held) if !held.is_alive(now) && same_keys(&held.credentials, &fresh) => {
                Err(CredentialsError::Expired {
                    origin: fresh.source().unwrap_or("source").to_owned(),
                    expired_for: Duration::ZERO,
                    renewal: None,
                })
            }
            _ => Ok(fresh),
        }
    }

    /// In the mandatory window, or dead.
    fn is_due(&self, held: &Held, now: UtcSeconds) -> bool {
        let Some(expires_at) = held.credentials.expires_at() else {
            let refetch_at = self.refetch_after.map(|after| held.received.plus(after));
            return refetch_at.is_some_and(|at| now >= at);
        };
        let paused = is_paused(self.unchanged_until, now) && held.is_alive(now);
        now.plus_seconds(held.mandatory_window()) >= expires_at && !paused
    }

    /// Whether a refresh can give a longer life than what is left, and enough of it.
    fn is_too_short(&self, held: &Held, now: UtcSeconds, min_lifetime: Duration) -> bool {
        let Some(left) = held.left(now).filter(|left| *left < min_lifetime) else {
            return false;
        };
        if is_paused(self.no_longer_until, now) {
            return false;
        }
        let lifetime = Duration::from_secs(u64::try_from(held.lifetime()).unwrap_or(0));
        // Fresh keys satisfy the wish, and for long enough that the next wish does not ask again.
        if min_lifetime + SHORTEST_PAUSE <= lifetime {
            return true;
        }
        // Nothing does; fresh keys are worth a call when they gain more than a little.
        let gain = lifetime.saturating_sub(left);
        gain > (lifetime / 20).clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
    }
}

impl Held {
    fn lifetime(&self) -> i64 {
        let ends = self
            .credentials
            .expires_at()
            .map_or(i64::MAX, UtcSeconds::as_i64);
        ends.saturating_sub(self.received.as_i64()).max(0)
    }

    fn mandatory_window(&self) -> i64 {
        (self.lifetime() / 20).min(60)
    }

    /// Never signed with from then on: a request needs time to arrive, clocks differ a little.
    fn dead_at(&self) -> Option<UtcSeconds> {
        let margin = (self.mandatory_window() / 2).min(5);
        self.credentials
            .expires_at()
            .map(|expires_at| expires_at.plus_seconds(-margin))
    }

    fn is_alive(&self, now: UtcSeconds) -> bool {
        self.dead_at().is_none_or(|dead_at| now < dead_at)
    }

    fn left(&self, now: UtcSeconds) -> Option<Duration> {
        self.credentials
            .expires_at()
            .map(|expires_at| now.until(expires_at))
    }

    /// Whether `fresh` would shorten the life of what is held, so that it is not worth taking.
    fn outlives(&self, fresh: &Credentials, now: UtcSeconds) -> bool {
        let not_later = match (self.credentials.expires_at(), fresh.expires_at()) {
            (Some(held), Some(fresh)) => fresh <= held,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        not_later && self.is_alive(now)
    }

    /// How long to leave a source alone that gave what is held.
    fn pause(&self, now: UtcSeconds) -> Duration {
        let half = self.left(now).map_or(LONGEST_PAUSE, |left| left / 2);
        half.clamp(SHORTEST_PAUSE, LONGEST_PAUSE)
    }
}

/// A pause ends early when the clock was set back, as it then would last for hours.
fn is_paused(until: Option<UtcSeconds>, now: UtcSeconds) -> bool {
    until.is_some_and(|until| now < until && now.until(until) <= LONGEST_PAUSE)
}

const SHORTEST_PAUSE: Duration = Duration::from_secs(10);
const LONGEST_PAUSE: Duration = Duration::from_secs(300);

#[cfg(test)]
mod tests;
