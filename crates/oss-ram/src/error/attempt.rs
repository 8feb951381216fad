//! The attempts of a call.

use std::time::Duration;

use oss_context::{CredentialsError, ServiceError};

use super::kind::ErrorKind;

/// An attempt that failed.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct FailedAttempt {
    /// What went wrong in the attempt.
    pub kind: ErrorKind,
    /// The HTTP status, if RAM refused the attempt.
    pub status: Option<u16>,
    /// The error code of RAM, if there was one.
    pub code: Option<String>,
    /// The request id, if RAM refused the attempt.
    pub request_id: Option<String>,
    /// How long the attempt took.
    pub elapsed: Duration,
    /// How long the client waited after the attempt. It is `None` for the last one.
    pub delay: Option<Duration>,
}

impl FailedAttempt {
    pub(crate) fn new(kind: ErrorKind, cause: &CredentialsError, elapsed: Duration) -> Self {
        let service = cause.service();
        Self {
            kind,
            status: service.map(ServiceError::status),
            code: service.and_then(ServiceError::code).map(str::to_owned),
            request_id: service
                .and_then(ServiceError::request_id)
                .map(str::to_owned),
            elapsed,
            delay: None,
        }
    }
}
