//! The attempts of a call.

use std::time::Duration;

use super::kind::ErrorKind;

/// An attempt that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedAttempt {
    /// What went wrong in the attempt.
    pub kind: ErrorKind,
    /// The HTTP status, if there was an answer.
    pub status: Option<u16>,
    /// The error code of OSS, if there was one.
    pub code: Option<String>,
    /// The request id, if there was an answer.
    pub request_id: Option<String>,
    /// How long the attempt took.
    pub elapsed: Duration,
    /// How long the client waited after the attempt. It is `None` for the last one.
    pub delay: Option<Duration>,
}

/// The note of an error after as many attempts as the standard policy allows.
pub(crate) const NO_ATTEMPT_LEFT: &str = "no attempt is left";
