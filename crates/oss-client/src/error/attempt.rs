//! What happened on the way to a result.

use std::time::Duration;

use super::ErrorKind;

/// One attempt that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedAttempt {
    /// What went wrong.
    pub kind: ErrorKind,
    /// The status, if there was an answer.
    pub status: Option<u16>,
    /// OSS's code, if there was one.
    pub code: Option<String>,
    /// The id of the request, if there was an answer.
    pub request_id: Option<String>,
    /// How long the attempt took.
    pub elapsed: Duration,
    /// How long was waited after it; `None` for the last.
    pub delay: Option<Duration>,
}
