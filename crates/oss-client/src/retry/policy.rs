//! The trait by which a retry policy is plugged in.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use crate::error::{Error, FailedAttempt};

/// Decides whether a failed attempt is followed by another one, and when.
///
/// The client asks the policy only if repeating the request is correct: the operation may be repeated
/// and its body can be sent again. It does not ask after failures that it corrects itself and repeats
/// at once: a pooled connection that had been closed, a wrong clock, an access key that was replaced.
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
    /// Returns what to do after a failed attempt.
    fn decide(&self, attempt: &AttemptInfo<'_>) -> Decision;

    /// Called after a call has succeeded, with its failed attempts. A download calls it for each cut
    /// that it has overcome, as soon as 64 KiB or its end have arrived after it. By default this does
    /// nothing.
    fn succeeded(&self, _failed: &[FailedAttempt]) {}

    /// Returns the number of attempts after which the policy gives up, if there is one. It appears in
    /// logs.
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
    /// The number of the attempt; the first has the number 1. For a download it counts how often the
    /// connection broke without any progress in between.
    pub number: u32,
    /// Why it failed.
    pub error: &'a Error,
    /// How long the server asked to wait, if it did.
    pub retry_after: Option<Duration>,
    /// A random number that is uniform over all of `u64`.
    /// [`Backoff::wait`](oss_transport::Backoff::wait) turns it into a wait.
    pub random: u64,
}

/// What to do after a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Decision {
    /// Give up. The call fails with the error of the last attempt.
    Stop {
        /// Why there is no further attempt, as a short clause. It becomes part of the error.
        note: &'static str,
    },
    /// Wait for the given time, then try again.
    Wait(Duration),
}
