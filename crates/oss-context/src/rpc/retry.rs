//! Decides whether a call is sent again, from the results of its attempts. It is pure.

use std::time::Duration;

use oss_transport::{Backoff, jitter};

use super::call::{Pace, Repeat};
use crate::error::Class;

/// The attempts of one call so far.
#[derive(Debug, Default)]
pub(super) struct Retry {
    attempts: u32,
    throttled: u32,
    skew_used: bool,
    nonce_used: bool,
}

/// The result of an attempt that failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Met {
    /// An error of this class. `clock_moved` says whether the response changed the clock offset.
    Refusal { class: Class, clock_moved: bool },
    /// No usable response. `sent` says whether the request may have reached the service.
    NoAnswer { sent: bool },
}

impl Met {
    /// Whether the service may have executed the action although it failed.
    fn may_be_executed(self) -> bool {
        match self {
            Self::NoAnswer { sent } => sent,
            Self::Refusal { class, .. } => class == Class::Transient,
        }
    }
}

impl Retry {
    /// The number of attempts.
    pub(super) fn attempts(&self) -> u32 {
        self.attempts
    }

    /// Records an attempt. Returns how long to wait before the next one, or `None` if there is none.
    ///
    /// `random` is uniform over all of `u64`. `elapsed` is the time since the first attempt began.
    pub(super) fn after(
        &mut self,
        met: Met,
        repeat: Repeat,
        pace: Pace,
        elapsed: Duration,
        random: u64,
    ) -> Option<Duration> {
        self.attempts += 1;
        let throttled = matches!(
            met,
            Met::Refusal {
                class: Class::Throttled,
                ..
            }
        );
        if throttled && pace == Pace::Patient {
            self.throttled += 1;
            let wait = patient_jitter(self.throttled, random);
            return (elapsed + wait < budget(pace)).then_some(wait);
        }
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
            | Met::NoAnswer { .. } => BRIEF.wait(self.attempts, random),
            Met::Refusal { .. } => return None,
        };
        let counted = self.attempts - self.throttled;
        (counted < MAX_ATTEMPTS && elapsed + wait < budget(pace)).then_some(wait)
    }
}

fn once(used: &mut bool) -> bool {
    !std::mem::replace(used, true)
}

/// A random wait between one second and a bound that doubles. The service counts calls per minute, so
/// an immediate attempt would fail too.
fn patient_jitter(throttled: u32, random: u64) -> Duration {
    let beyond = PATIENT.bound(throttled).saturating_sub(PATIENT_LEAST);
    PATIENT_LEAST + jitter(beyond, random)
}

/// The time limit of all attempts and waits of one call.
pub(super) const fn budget(pace: Pace) -> Duration {
    match pace {
        Pace::Brief => Duration::from_secs(25),
        Pace::Patient => Duration::from_secs(120),
    }
}

const MAX_ATTEMPTS: u32 = 3;
const BRIEF: Backoff = Backoff::new(Duration::from_millis(500), Duration::from_secs(10));
const PATIENT: Backoff = Backoff::new(Duration::from_secs(2), Duration::from_secs(20));
const PATIENT_LEAST: Duration = Duration::from_secs(1);

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
        retry.after(met, Repeat::Freely, Pace::Brief, elapsed, random)
    }

    #[test]
    fn transient_errors_get_three_attempts_with_growing_waits() {
        let mut retry = Retry::default();
        let transient = refusal(Class::Transient);
        assert_eq!(
            after(&mut retry, transient, Duration::ZERO, u64::MAX),
            Some(BRIEF.bound(1))
        );
        assert_eq!(
            after(&mut retry, LOST, Duration::ZERO, u64::MAX),
            Some(BRIEF.bound(2))
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
        let whole = budget(Pace::Brief);
        assert_eq!(after(&mut Retry::default(), LOST, whole, 0), None);
    }

    #[test]
    fn patience_waits_for_throttling_to_end_and_for_nothing_else() {
        let mut retry = Retry::default();
        let mut after = |met, elapsed, random| {
            retry.after(
                met,
                Repeat::OnlyIfUnexecuted,
                Pace::Patient,
                elapsed,
                random,
            )
        };
        let throttled = refusal(Class::Throttled);
        let longest: Vec<_> = (0..6)
            .map(|_| {
                after(throttled, Duration::ZERO, u64::MAX)
                    .unwrap()
                    .as_secs()
            })
            .collect();
        assert_eq!(longest, [2, 4, 8, 16, 20, 20]);
        let second = Duration::from_secs(1);
        assert_eq!(after(throttled, second, 0), Some(second));
        assert_eq!(after(throttled, Duration::from_secs(119), 0), None);
        let unsent = Met::NoAnswer { sent: false };
        assert!(after(unsent, second, 0).is_some());
        assert!(after(unsent, second, 0).is_some());
        assert_eq!(after(unsent, second, 0), None);
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
            let repeat = Repeat::OnlyIfUnexecuted;
            let mut retry = Retry::default();
            let wait = retry.after(met, repeat, Pace::Brief, Duration::ZERO, u64::MAX);
            assert_eq!(wait.is_some(), repeated, "{met:?}");
        }
    }
}
