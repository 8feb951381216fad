//! The error of a proxy that cannot be used.

use std::error::Error as StdError;
use std::fmt;

/// The error of a text that does not name a proxy which can be used.
///
/// `Display` says what is wrong and, if the text came from an environment variable, names the
/// variable. It never contains the text, because that may contain a password.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProxyError {
    variable: Option<&'static str>,
    reason: &'static str,
}

impl ProxyError {
    pub(super) fn new(reason: &'static str) -> Self {
        Self {
            variable: None,
            reason,
        }
    }

    pub(super) fn in_variable(self, variable: &'static str) -> Self {
        Self {
            variable: Some(variable),
            ..self
        }
    }
}

impl fmt::Display for ProxyError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.variable.unwrap_or("the URL of the proxy"))?;
        write!(f, " {}", self.reason)
    }
}

impl StdError for ProxyError {}
