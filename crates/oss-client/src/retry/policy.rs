//! The seam: who decides whether and when to repeat.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Error, FailedAttempt};

/// Decides whether a failed attempt is followed by another, and when.
///
/// It is asked only when a repetition is correct: the operation may be repeated, the body can be
/// sent again. What is repeated at once, without wait and for free, does not come here: a pooled
/// connection that had been closed, a corrected clock, a fresh token.
///
/// ```
/// use oss_client::retry::{AttemptInfo, Decision, RetryPolicy};
///
/// #[derive(Debug)]
/// struct Never;
///
/// impl RetryPolicy for Never {
///     fn decide(&self, _: &AttemptInfo<'_>) -> Decision {
///         Decision::Stop { note: "this client repeats nothing" }
///     }
/// }
/// ```
pub trait RetryPolicy: fmt::Debug + Send + Sync {
    /// What to do after a failed attempt.
    fn decide(&self, attempt: &AttemptInfo<'_>) -> Decision;

    /// A call has succeeded, after these attempts that had not.
    fn succeeded(&self, _failed: &[FailedAttempt]) {}

    /// The number of attempts after which it gives up, for logs.
    fn max_attempts(&self) -> Option<u32> {
        None
    }
}

impl<P: RetryPolicy + ?Sized> RetryPolicy for Arc<P> {
    fn decide(&self, attempt: &AttemptInfo<'_>) -> Decision {
        (**self).decide(attempt)
    }

    fn succeeded(&self, failed: &[FailedAttempt]) {
        (**self).succeeded(failed);
    }

    fn max_attempts(&self) -> Option<u32> {
        (**self).max_attempts()
    }
}

/// A failed attempt.
#[derive(Debug)]
#[non_exhaustive]
pub struct AttemptInfo<'a> {
    /// Which attempt it was, from 1. While a download makes progress it stays at 1.
    pub number: u32,
    /// Why it failed.
    pub error: &'a Error,
    /// How long the server asked to wait.
    pub retry_after: Option<Duration>,
    /// A random number that is uniform over all of `u64`, from which
    /// [`Backoff::wait`](oss_transport::Backoff::wait) makes a wait.
    pub random: u64,
}

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// Give up; the note stands in the error.
    Stop {
        /// Why, as a short clause.
        note: &'static str,
    },
    /// Wait so long, then try again.
    Wait(Duration),
}
