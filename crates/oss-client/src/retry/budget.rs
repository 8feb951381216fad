//! The limit on the retries of a client.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use crate::error::{ErrorKind, FailedAttempt};

/// A limit on all retries of a client together, so that a client does not add load to a service that
/// is down.
///
/// The budget has 500 tokens at first, and never more. A retry costs 5 tokens, and 10 after a
/// timeout. A successful call returns what its retries cost, or 1 token if it needed none. A download
/// that was cut returns the cost when 64 KiB more have arrived, so that its length does not matter.
/// Without enough tokens there is no retry.
///
/// Clones share their tokens. Give clones of one budget to several clients to limit them together:
///
/// ```
/// use oss_client::retry::{RetryBudget, StandardRetry};
///
/// let budget = RetryBudget::new();
/// let (first, second) = (
///     StandardRetry::new().budget(budget.clone()),
///     StandardRetry::new().budget(budget.clone()),
/// );
/// assert_eq!(budget.tokens(), 500);
/// ```
#[derive(Clone, Debug)]
pub struct RetryBudget {
    tokens: Arc<AtomicU32>,
}

impl RetryBudget {
    /// Creates a full budget of 500 tokens.
    pub fn new() -> Self {
        Self {
            tokens: Arc::new(AtomicU32::new(CAPACITY)),
        }
    }

    /// Returns how many tokens are left.
    pub fn tokens(&self) -> u32 {
        self.tokens.load(Ordering::Relaxed)
    }

    /// Takes the cost of a retry after a failure of this kind. Returns `false` if there are not enough
    /// tokens.
    pub(crate) fn spend(&self, kind: &ErrorKind) -> bool {
        let cost = cost(kind);
        let take = |tokens: u32| tokens.checked_sub(cost);
        self.tokens
            .fetch_update(Ordering::Relaxed, Ordering::Relaxed, take)
            .is_ok()
    }

    /// Returns the cost of the failed attempts of a call that has succeeded.
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
