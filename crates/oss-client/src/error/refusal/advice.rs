//! Advice on a refusal.

use std::fmt;

/// Why a request was refused, and what would have to change. `Display` gives both as one line.
///
/// The sentences are written for people, and their words may change between versions.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct RefusalAdvice {
    /// What happened.
    pub cause: String,
    /// What to do about it.
    pub change: String,
}

impl RefusalAdvice {
    pub(super) fn new(cause: impl Into<String>, change: impl Into<String>) -> Self {
        Self {
            cause: cause.into(),
            change: change.into(),
        }
    }
}

impl fmt::Display for RefusalAdvice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.cause, self.change)
    }
}
