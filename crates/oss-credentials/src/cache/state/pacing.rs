//! How long not to ask a source that failed or returned nothing new.

use std::time::Duration;

use oss_transport::Backoff;

use super::moment::{Moment, Pause};
use oss_context::CredentialsError;

/// The pauses that follow from the refreshes so far.
#[derive(Clone, Debug, Default)]
pub(super) struct Pacing {
    /// Failures since the last success.
    failures: u32,
    /// The last failure, which callers that need new keys get for a short time.
    negative: Option<(Pause, CredentialsError)>,
    /// A pause of refreshes in the background.
    background: Option<Pause>,
    /// A pause of all refreshes while the keys are valid, because the source has nothing newer.
    unchanged: Option<Pause>,
    /// A pause of refreshes for callers that need keys with a longer lifetime.
    longer: Option<Pause>,
}

impl Pacing {
    /// Notes that new keys arrived.
    pub(super) fn renewed(&mut self) {
        *self = Self::default();
    }

    /// Notes that the source returned nothing newer.
    pub(super) fn unchanged(&mut self, now: Moment, length: Duration) {
        let pause = Some(Pause::new(now, length));
        *self = Self {
            unchanged: pause,
            longer: pause,
            ..Self::default()
        };
    }

    /// Notes that the source failed.
    pub(super) fn failed(&mut self, now: Moment, error: &CredentialsError, random: u64) {
        self.failures = self.failures.saturating_add(1);
        // If nothing is configured, nobody was asked, and an aborted task can be started again.
        let cheap = error.is_not_configured() || matches!(error, CredentialsError::Aborted);
        self.negative = (!cheap).then(|| (Pause::new(now, NEGATIVE), error.clone()));
        let background = match error.is_retryable() {
            true => BACKOFF.wait(self.failures, random),
            // Somebody may correct the setting in the meantime.
            false => CONFIGURATION,
        };
        self.background = Some(Pause::new(now, background));
        self.longer = Some(Pause::new(now, LONGER));
    }

    /// Notes that a server refused the keys, although the source returned them a moment before.
    pub(super) fn refused(&mut self) {
        self.unchanged = None;
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failures > 0
    }

    /// The error of the last refresh, for callers that ask right after it.
    pub(super) fn negative(&self, now: Moment) -> Option<&CredentialsError> {
        let (pause, error) = self.negative.as_ref()?;
        pause.holds(now).then_some(error)
    }

    pub(super) fn is_unchanged(&self, now: Moment) -> bool {
        holds(self.unchanged, now)
    }

    /// Whether a refresh may start in the background.
    pub(super) fn allows_background(&self, now: Moment) -> bool {
        !holds(self.unchanged, now) && !holds(self.background, now)
    }

    /// Whether a refresh may start for keys with a longer lifetime.
    pub(super) fn allows_longer(&self, now: Moment) -> bool {
        !holds(self.longer, now)
    }
}

fn holds(pause: Option<Pause>, now: Moment) -> bool {
    pause.is_some_and(|pause| pause.holds(now))
}

/// In an outage there is at most one refresh per second, however many callers there are.
const NEGATIVE: Duration = Duration::from_secs(1);
const BACKOFF: Backoff = Backoff::new(Duration::from_secs(1), Duration::from_secs(30));
const CONFIGURATION: Duration = Duration::from_secs(60);
const LONGER: Duration = Duration::from_secs(10);
