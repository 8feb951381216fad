//! What cannot be signed, and why.

use std::fmt;

/// Input that cannot be signed. Each variant names the field, the value where it is no secret, and
/// what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Error {
    /// The bucket name breaks a rule.
    InvalidBucketName {
        /// The name.
        name: String,
        /// The rule.
        reason: &'static str,
    },
    /// The canonical path does not begin with `/`.
    InvalidCanonicalPath {
        /// The path.
        path: String,
    },
    /// An id, secret or token cannot be used.
    InvalidCredentials {
        /// Which of the three.
        field: &'static str,
        /// What is wrong with it; never the value.
        reason: &'static str,
    },
    /// The object key breaks a rule.
    InvalidObjectKey {
        /// The key.
        key: String,
        /// The rule.
        reason: &'static str,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::InvalidBucketName { name, reason } => {
                write!(f, "bucket name {name:?}: {reason}")
            }
            Self::InvalidCanonicalPath { path } => {
                write!(f, "canonical path {path:?}: it begins with a slash")
            }
            Self::InvalidCredentials { field, reason } => write!(f, "{field}: {reason}"),
            Self::InvalidObjectKey { key, reason } => write!(f, "object key {key:?}: {reason}"),
        }
    }
}

impl std::error::Error for Error {}
