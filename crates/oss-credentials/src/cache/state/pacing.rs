//! How fast a source is asked again that failed, or that gave nothing new.

use std::time::Duration;

use super::moment::{Moment, Pause, up_to};
use oss_context::CredentialsError;

/// What the refreshes so far ask the next ones to wait for.
#[derive(Clone, Debug, Default)]
pub(super) struct Pacing {
    /// Failures since the last success.
    failures: u32,
    /// The last failure, which callers who cannot do without new keys get meanwhile.
    negative: Option<(Pause, CredentialsError)>,
    /// No refresh in the background.
    background: Option<Pause>,
    /// No refresh while the keys live: the source has nothing newer.
    unchanged: Option<Pause>,
    /// No refresh that only a longer life asks for.
    longer: Option<Pause>,
}

impl Pacing {
    /// New keys came.
    pub(super) fn renewed(&mut self) {
        *self = Self::default();
    }

    /// The source gave nothing newer.
    pub(super) fn unchanged(&mut self, now: Moment, length: Duration) {
        let pause = Some(Pause::new(now, length));
        *self = Self {
            unchanged: pause,
            longer: pause,
            ..Self::default()
        };
    }

    /// The source gave nothing at all.
    pub(super) fn failed(&mut self, now: Moment, error: &CredentialsError, random: u64) {
        self.failures = self.failures.saturating_add(1);
        // Where nothing is configured, nobody was asked; an aborted task can be started anew.
        let cheap = error.is_not_configured() || matches!(error, CredentialsError::Aborted);
        self.negative = (!cheap).then(|| (Pause::new(now, NEGATIVE), error.clone()));
        let background = match error.is_retryable() {
            true => up_to(self.bound(), random),
            // Somebody may repair a policy meanwhile.
            false => CONFIGURATION,
        };
        self.background = Some(Pause::new(now, background));
        self.longer = Some(Pause::new(now, LONGER));
    }

    /// Keys are called dead: that the source gave them just before says nothing now.
    pub(super) fn refused(&mut self) {
        self.unchanged = None;
    }

    pub(super) fn has_failed(&self) -> bool {
        self.failures > 0
    }

    /// The error of the last refresh, for callers who come right after it.
    pub(super) fn negative(&self, now: Moment) -> Option<&CredentialsError> {
        let (pause, error) = self.negative.as_ref()?;
        pause.holds(now).then_some(error)
    }

    pub(super) fn is_unchanged(&self, now: Moment) -> bool {
        holds(self.unchanged, now)
    }

    /// Whether a refresh may start while callers are served.
    pub(super) fn allows_background(&self, now: Moment) -> bool {
        !holds(self.unchanged, now) && !holds(self.background, now)
    }

    /// Whether a refresh may start for a longer life.
    pub(super) fn allows_longer(&self, now: Moment) -> bool {
        !holds(self.longer, now)
    }

    /// 1 s, 2 s, 4 s and so on up to 30 s.
    fn bound(&self) -> Duration {
        let doubled = 2_u64.saturating_pow(self.failures.saturating_sub(1));
        Duration::from_secs(doubled).min(LONGEST_BACKOFF)
    }
}

fn holds(pause: Option<Pause>, now: Moment) -> bool {
    pause.is_some_and(|pause| pause.holds(now))
}

/// A thousand callers in an outage make one refresh a second.
const NEGATIVE: Duration = Duration::from_secs(1);
const LONGEST_BACKOFF: Duration = Duration::from_secs(30);
const CONFIGURATION: Duration = Duration::from_secs(60);
const LONGER: Duration = Duration::from_secs(10);
