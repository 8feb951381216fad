//! What is reported about calls, attempts and retries.

use std::fmt;
use std::time::Duration;

use crate::error::ErrorKind;

/// How a call or an attempt has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Outcome {
    /// It was successful.
    Ok,
    /// It has failed.
    Error,
    /// It was dropped before its end, or its call has reached its time limit.
    Cancelled,
}

impl Outcome {
    pub(crate) fn from_result<T, E>(result: &Result<T, E>) -> Self {
        match result {
            Ok(_) => Self::Ok,
            Err(_) => Self::Error,
        }
    }

    /// Returns `ok`, `error` or `cancelled`.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Ok => "ok",
            Self::Error => "error",
            Self::Cancelled => "cancelled",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// A call that has ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct CallEnded {
    /// The official name of the operation.
    pub operation: &'static str,
    /// How it has ended.
    pub outcome: Outcome,
    /// How long it took, with all attempts and the waits between them.
    pub duration: Duration,
}

/// An attempt that has ended.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct AttemptEnded {
    /// The official name of the operation.
    pub operation: &'static str,
    /// How it has ended.
    pub outcome: Outcome,
    /// The status of the response, if there was one.
    pub status: Option<u16>,
    /// How long it took from the moment when the request was given to the transport until the head
    /// of the response was there, if it came.
    pub first_byte: Option<Duration>,
    /// How long it took until the response was read, or until the head of a streamed one was there.
    pub duration: Duration,
}

/// A failed attempt that is followed by another one.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Retry<'a> {
    /// The official name of the operation.
    pub operation: &'static str,
    /// Why the attempt failed.
    pub cause: &'a ErrorKind,
    /// How long the client waits before the next one.
    pub delay: Duration,
}
