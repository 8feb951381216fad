//! Why a store could not be built.

use std::fmt;

/// Why a store could not be built.
#[derive(Debug)]
#[non_exhaustive]
pub enum ConfigError {
    /// No option has this name.
    UnknownOption {
        /// The name that was given.
        key: String,
        /// The option whose name is nearest to it.
        similar: Option<&'static str>,
    },
    /// The value of a setting cannot be used.
    InvalidValue {
        /// The name of the setting.
        key: &'static str,
        /// What is wrong with it and what would be right. It never contains a secret.
        reason: String,
    },
    /// The URL does not name a bucket of OSS.
    InvalidUrl {
        /// The URL that was given, without a password.
        url: String,
        /// What is wrong with it and what would be right.
        reason: &'static str,
    },
    /// A setting is missing.
    Missing {
        /// The name of the setting.
        key: &'static str,
        /// How it can be set.
        advice: &'static str,
    },
    /// The client cannot be built with these settings.
    Client(oss_client::Error),
}

impl fmt::Display for ConfigError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownOption { key, similar } => {
                write!(f, "no option is named {key:?}")?;
                match similar {
                    Some(similar) => write!(f, "; did you mean {similar:?}?"),
                    None => Ok(()),
                }
            }
            Self::InvalidValue { key, reason } => write!(f, "{key}: {reason}"),
            Self::InvalidUrl { url, reason } => write!(f, "the URL {url:?} {reason}"),
            Self::Missing { key, advice } => write!(f, "{key} is missing: {advice}"),
            Self::Client(error) => error.fmt(f),
        }
    }
}

impl std::error::Error for ConfigError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            // What is displayed is that error itself, so its source comes next.
            Self::Client(error) => error.source(),
            _ => None,
        }
    }
}

impl From<oss_client::Error> for ConfigError {
    fn from(error: oss_client::Error) -> Self {
        Self::Client(error)
    }
}
