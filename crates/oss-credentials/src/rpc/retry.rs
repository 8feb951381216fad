//! When a call is sent again: pure, by what the attempts so far met.

use std::time::Duration;

use super::call::Repeat;
use super::class::Class;

/// The attempts of one call.
#[derive(Debug, Default)]
pub(super) struct Retry {
    attempts: u32,
    skew_used: bool,
    nonce_used: bool,
}

/// What an attempt met.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// An error of this class. `clock_moved`: its answer taught another clock offset.
    Refusal { class: Class, clock_moved: bool },
    /// No usable answer. `sent`: the request may have reached the service.
    NoAnswer { sent: bool },
}

impl Met {
    /// Whether the service may have executed the action all the same.
    fn may_be_executed(self) -> bool {
        match self {
            Self::NoAnswer { sent } => sent,
            Self::Refusal { class, .. } => class == Class::Transient,
        }
    }
}

impl Retry {
    /// How often the call was sent.
    pub(super) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// After an attempt: how long to wait before the next one, or `None` to stop.
    ///
    /// `random` is uniform over all of `u64`; `elapsed` counts from the first attempt.
    pub(super) fn after(
        &mut self,
        met: Met,
        repeat: Repeat,
        elapsed: Duration,
        random: u64,
    ) -> Option<Duration> {
        self.attempts += 1;
        if repeat == Repeat::OnlyIfUnexecuted && met.may_be_executed() {
            return None;
        }
        let wait = match met {
            Met::Refusal {
                class: Class::Skew,
                clock_moved: true,
            } => once(&mut self.skew_used).then_some(Duration::ZERO)?,
            Met::Refusal {
                class: Class::Nonce,
                ..
            } => once(&mut self.nonce_used).then_some(Duration::ZERO)?,
            Met::Refusal {
                class: Class::Throttled | Class::Transient,
                ..
            }
            | Met::NoAnswer { .. } => full_jitter(self.attempts, random),
            Met::Refusal { .. } => return None,
        };
        (self.attempts < MAX_ATTEMPTS && elapsed + wait < BUDGET).then_some(wait)
    }
}

fn once(used: &mut bool) -> bool {
    !std::mem::replace(used, true)
}

/// Uniform between nothing and a bound that doubles: a crowd that failed together spreads out.
fn full_jitter(attempts: u32, random: u64) -> Duration {
    let bound = BASE
        .saturating_mul(2_u32.saturating_pow(attempts.saturating_sub(1)))
        .min(CAP);
    let nanos = u128::from(random) * bound.as_nanos() / u128::from(u64::MAX);
    Duration::from_nanos(u64::try_from(nanos).unwrap_or(u64::MAX))
}

/// The time for all attempts and waits of one call.
pub(super) const BUDGET: Duration = Duration::from_secs(25);
const MAX_ATTEMPTS: u32 = 3;
const BASE: Duration = Duration::from_millis(500);
const CAP: Duration = Duration::from_secs(10);

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(class: Class) -> Met {
        Met::Refusal {
            class,
            clock_moved: false,
        }
    }

    const LOST: Met = Met::NoAnswer { sent: true };

    fn after(retry: &mut Retry, met: Met, elapsed: Duration, random: u64) -> Option<Duration> {
        retry.after(met, Repeat::Freely, elapsed, random)
    }

    #[test]
    fn transient_errors_get_three_attempts_with_growing_waits() {
        let mut retry = Retry::default();
        let transient = refusal(Class::Transient);
        assert_eq!(
            after(&mut retry, transient, Duration::ZERO, u64::MAX),
            Some(BASE)
        );
        assert_eq!(
            after(&mut retry, LOST, Duration::ZERO, u64::MAX),
            Some(BASE * 2)
        );
        assert_eq!(after(&mut retry, transient, Duration::ZERO, u64::MAX), None);
        assert_eq!(retry.attempts(), 3);
        assert_eq!(
            after(&mut Retry::default(), transient, Duration::ZERO, 0),
            Some(Duration::ZERO)
        );
    }

    #[test]
    fn the_budget_ends_the_attempts() {
        assert_eq!(after(&mut Retry::default(), LOST, BUDGET, 0), None);
    }

    #[test]
    fn skew_and_nonce_are_repeated_once() {
        let skew = Met::Refusal {
            class: Class::Skew,
            clock_moved: true,
        };
        for met in [skew, refusal(Class::Nonce)] {
            let mut retry = Retry::default();
            assert_eq!(
                after(&mut retry, met, Duration::ZERO, 0),
                Some(Duration::ZERO)
            );
            assert_eq!(after(&mut retry, met, Duration::ZERO, 0), None);
        }
    }

    #[test]
    fn what_would_fail_again_is_not_repeated() {
        let mets = [
            refusal(Class::Config),
            refusal(Class::Source),
            refusal(Class::Skew),
        ];
        for met in mets {
            assert_eq!(
                after(&mut Retry::default(), met, Duration::ZERO, 0),
                None,
                "{met:?}"
            );
        }
    }

    #[test]
    fn what_must_not_be_executed_twice_is_repeated_only_if_it_was_not() {
        let skew = Met::Refusal {
            class: Class::Skew,
            clock_moved: true,
        };
        let cases = [
            (Met::NoAnswer { sent: false }, true),
            (refusal(Class::Throttled), true),
            (refusal(Class::Nonce), true),
            (skew, true),
            (LOST, false),
            (refusal(Class::Transient), false),
        ];
        for (met, repeated) in cases {
            let wait =
                Retry::default().after(met, Repeat::OnlyIfUnexecuted, Duration::ZERO, u64::MAX);
            assert_eq!(wait.is_some(), repeated, "{met:?}");
        }
    }
}
