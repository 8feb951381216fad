//! How much a client may spend on repetitions.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::{ErrorKind, FailedAttempt};

/// A bucket of 500 tokens. A repetition costs 5, after a timeout 10; a success gives 1, and one
/// that needed repetitions their cost back. While a service is down, a client so stops adding load
/// after some hundred repetitions.
///
/// Clones share the tokens; give one to several clients to limit them together.
#[derive(Clone, Debug)]
pub struct RetryBudget {
    tokens: Arc<AtomicU32>,
}

impl RetryBudget {
    /// A full bucket.
    pub fn new() -> Self {
        Self {
            tokens: Arc::new(AtomicU32::new(CAPACITY)),
        }
    }

    /// The tokens that are left.
    pub fn tokens(&self) -> u32 {
        self.tokens.load(Ordering::Relaxed)
    }

    /// Takes what a repetition after this costs; `false` when there is not enough.
    pub(crate) fn spend(&self, kind: &ErrorKind) -> bool {
        let cost = cost(kind);
        let take = |tokens: u32| tokens.checked_sub(cost);
        self.tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    }

    /// A call has succeeded after these attempts.
    pub(crate) fn refund(&self, failed: &[FailedAttempt]) {
        let paid = failed
            .iter()
            .filter(|attempt| attempt.delay.is_some_and(|d| !d.is_zero()));
        let back = paid.map(|attempt| cost(&attempt.kind)).sum::<u32>().max(1);
        let add = |tokens: u32| Some(tokens.saturating_add(back).min(CAPACITY));
        let _ = self
            .tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, add);
    }
}

impl Default for RetryBudget {
    fn default() -> Self {
        Self::new()
    }
}

fn cost(kind: &ErrorKind) -> u32 {
    if *kind == ErrorKind::Timeout { 10 } else { 5 }
}

const CAPACITY: u32 = 500;

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn failed(kind: ErrorKind) -> FailedAttempt {
        FailedAttempt {
            kind,
            status: None,
            code: None,
            request_id: None,
            elapsed: Duration::ZERO,
            delay: Some(Duration::from_millis(1)),
        }
    }

    #[test]
    fn an_empty_bucket_pays_nothing() {
        let budget = RetryBudget::new();
        for _ in 0..50 {
            assert!(budget.spend(&ErrorKind::Timeout));
        }
        assert_eq!(budget.tokens(), 0);
        assert!(!budget.spend(&ErrorKind::Connect));
    }

    #[test]
    fn a_success_gives_back_what_it_cost_and_never_more_than_fits() {
        let budget = RetryBudget::new();
        assert!(budget.spend(&ErrorKind::Timeout) && budget.spend(&ErrorKind::Connect));
        budget.refund(&[failed(ErrorKind::Timeout)]);
        assert_eq!(budget.tokens(), 495);
        budget.clone().refund(&[]);
        assert_eq!(budget.tokens(), 496);
        budget.refund(&[failed(ErrorKind::Timeout)]);
        assert_eq!(budget.tokens(), 500);
    }
}
