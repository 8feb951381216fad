//! Errors in the words of `object_store`.

use std::error::Error as StdError;

use super::api::object_store::Error;
use super::api::object_store::path::Path;
use crate::ConfigError;
use crate::outcome::Outcome;
use crate::reads::ReadError;

/// The name of the store in errors.
const STORE: &str = "OSS";

/// Says what a failed call was about. The error of the client is the source, so that its request ID, code
/// and kind are still there.
pub(super) fn about(path: &Path) -> impl Fn(oss_client::Error) -> Error {
    |error| named(path.as_ref(), error)
}

/// Says what a failed call was about; see [`about`].
pub(super) fn named(path: &str, error: oss_client::Error) -> Error {
    of(Outcome::of(&error), path, Box::new(error))
}

/// Makes an error of its kind.
pub(super) fn of(outcome: Outcome, path: &str, source: Box<dyn StdError + Send + Sync>) -> Error {
    let path = path.to_owned();
    match outcome {
        Outcome::NotFound => Error::NotFound { path, source },
        Outcome::NotModified => Error::NotModified { path, source },
        Outcome::Precondition => Error::Precondition { path, source },
        Outcome::AlreadyExists => Error::AlreadyExists { path, source },
        Outcome::PermissionDenied => Error::PermissionDenied { path, source },
        Outcome::Unauthenticated => Error::Unauthenticated { path, source },
        Outcome::Other => Error::Generic {
            store: STORE,
            source,
        },
    }
}

/// Says which ranges could not be read.
pub(super) fn unread(path: &Path, error: ReadError) -> Error {
    match error {
        ReadError::Client(error) => named(path.as_ref(), error),
        other => generic(other),
    }
}

pub(super) fn generic(source: impl Into<Box<dyn StdError + Send + Sync>>) -> Error {
    Error::Generic {
        store: STORE,
        source: source.into(),
    }
}

pub(super) fn not_supported(reason: impl Into<String>) -> Error {
    Error::NotSupported {
        source: reason.into().into(),
    }
}

impl From<ConfigError> for Error {
    fn from(error: ConfigError) -> Self {
        match error {
            ConfigError::UnknownOption { key, .. } => {
                Self::UnknownConfigurationKey { store: STORE, key }
            }
            other => generic(other),
        }
    }
}
