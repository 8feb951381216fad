//! The error of settings from which no transport can be built.

use std::error::Error as StdError;
use std::fmt;

/// The error of settings from which no transport can be built: a root certificate is not valid, or
/// certificates were added beside a TLS configuration of the user's own.
///
/// The reason why a certificate is not valid is available through [`source`](StdError::source).
#[derive(Debug)]
pub struct BuildError(Problem);

#[derive(Debug)]
enum Problem {
    Certificate(Box<dyn StdError + Send + Sync>),
    RootsBesideTlsConfig,
}

impl BuildError {
    pub(super) fn certificate(reason: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(Problem::Certificate(reason.into()))
    }

    pub(super) fn roots_beside_tls_config() -> Self {
        Self(Problem::RootsBesideTlsConfig)
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.0 {
            Problem::Certificate(_) => "a root certificate of the transport is invalid",
            Problem::RootsBesideTlsConfig => {
                "root certificates were set beside a TLS configuration, which has its own; put \
                 them into the configuration"
            }
        })
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        match &self.0 {
            Problem::Certificate(reason) => Some(&**reason),
            Problem::RootsBesideTlsConfig => None,
        }
    }
}
