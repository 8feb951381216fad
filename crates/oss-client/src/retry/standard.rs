//! The default retry policy.

use std::time::Duration;

use oss_transport::Backoff;

use crate::error::{FailedAttempt, NO_ATTEMPT_LEFT};
use crate::retry::budget::RetryBudget;
use crate::retry::policy::{AttemptInfo, Decision, RetryPolicy};

/// Makes at most four attempts: the first, and three more after failures that allow it.
///
/// The wait before the n-th repetition is random, between 0 and 200 ms · 2ⁿ⁻¹, and at most 20 s
/// (full jitter). If the server asks for less load, the base is 1 s instead of 200 ms, and the wait
/// is at least what the server asks for, up to 60 s. A [`RetryBudget`] limits the repetitions of
/// all calls of a client together.
#[derive(Clone, Debug)]
pub struct StandardRetry {
    max_attempts: u32,
    base: Duration,
    throttled_base: Duration,
    cap: Duration,
    budget: RetryBudget,
}

impl StandardRetry {
    /// Creates the default policy, with a budget of its own.
    pub fn new() -> Self {
        Self {
            max_attempts: 4,
            base: Duration::from_millis(200),
            throttled_base: Duration::from_secs(1),
            cap: Duration::from_secs(20),
            budget: RetryBudget::new(),
        }
    }

    /// Sets the number of attempts, including the first one. The default is 4, the least is 1.
    #[must_use]
    pub fn max_attempts(mut self, attempts: u32) -> Self {
        self.max_attempts = attempts.max(1);
        self
    }

    /// Sets the longest possible wait after the first attempt. The default is 200 ms. Each further
    /// attempt doubles it.
    #[must_use]
    pub fn base_delay(mut self, base: Duration) -> Self {
        self.base = base;
        self
    }

    /// Sets the longest wait between two attempts. The default is 20 s. A server that asks for a longer
    /// wait gets it, up to 60 s.
    #[must_use]
    pub fn max_delay(mut self, cap: Duration) -> Self {
        self.cap = cap;
        self
    }

    /// Sets the budget for retries. The default is a budget of its own; several clients can share
    /// one.
    #[must_use]
    pub fn budget(mut self, budget: RetryBudget) -> Self {
        self.budget = budget;
        self
    }

    fn delay(&self, attempt: &AttemptInfo<'_>) -> Duration {
        let throttled = attempt.error.is_throttled();
        let base = if throttled {
            self.throttled_base
        } else {
            self.base
        };
        let jittered = Backoff::new(base, self.cap).wait(attempt.number, attempt.random);
        match attempt.retry_after {
            Some(asked) if throttled => jittered.max(asked.min(LONGEST_ASKED)),
            _ => jittered,
        }
    }
}

impl Default for StandardRetry {
    fn default() -> Self {
        Self::new()
    }
}

impl RetryPolicy for StandardRetry {
    fn decide(&self, attempt: &AttemptInfo<'_>) -> Decision {
        if attempt.number >= self.max_attempts {
            return Decision::Stop {
                note: NO_ATTEMPT_LEFT,
            };
        }
        if !self.budget.spend(attempt.error.kind()) {
            return Decision::Stop {
                note: "the retry budget is exhausted",
            };
        }
        Decision::Wait(self.delay(attempt))
    }

    fn succeeded(&self, failed: &[FailedAttempt]) {
        self.budget.refund(failed);
    }

    fn max_attempts(&self) -> Option<u32> {
        Some(self.max_attempts)
    }
}

const LONGEST_ASKED: Duration = Duration::from_secs(60);

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::{Error, ErrorKind};

    const HALF: u64 = u64::MAX / 2 + 1;

    fn decide(policy: &StandardRetry, number: u32, kind: ErrorKind, random: u64) -> Decision {
        let error = Error::new(kind);
        policy.decide(&AttemptInfo {
            number,
            error: &error,
            retry_after: None,
            random,
        })
    }

    #[test]
    fn waits_double_up_to_the_cap_and_jitter_from_nothing() {
        let policy = StandardRetry::new().max_attempts(100);
        let wait = |number, random| decide(&policy, number, ErrorKind::Transient, random);
        assert_eq!(wait(1, HALF), Decision::Wait(Duration::from_millis(100)));
        assert_eq!(wait(3, HALF), Decision::Wait(Duration::from_millis(400)));
        assert_eq!(wait(40, HALF), Decision::Wait(Duration::from_secs(10)));
        assert_eq!(wait(3, 0), Decision::Wait(Duration::ZERO));
    }

    #[test]
    fn a_throttling_server_gets_at_least_what_it_asks_for() {
        let policy = StandardRetry::new();
        let error = Error::new(ErrorKind::Throttled);
        let wait = |asked, random| {
            policy.decide(&AttemptInfo {
                number: 1,
                error: &error,
                retry_after: Some(Duration::from_secs(asked)),
                random,
            })
        };
        assert_eq!(wait(0, HALF), Decision::Wait(Duration::from_millis(500)));
        assert_eq!(wait(7, HALF), Decision::Wait(Duration::from_secs(7)));
        assert_eq!(wait(3600, HALF), Decision::Wait(Duration::from_secs(60)));
    }

    #[test]
    fn attempts_and_budget_end_it() {
        let policy = StandardRetry::new();
        let stop = Decision::Stop {
            note: NO_ATTEMPT_LEFT,
        };
        assert_eq!(decide(&policy, 4, ErrorKind::Connect, 0), stop);
        for _ in 0..50 {
            decide(&policy, 1, ErrorKind::Timeout, 0);
        }
        let stop = Decision::Stop {
            note: "the retry budget is exhausted",
        };
        assert_eq!(decide(&policy, 1, ErrorKind::Connect, 0), stop);
    }
}
