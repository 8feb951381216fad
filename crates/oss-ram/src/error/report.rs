//! Reports: an error with its causes and the advice, on several lines.

use std::error::Error as StdError;
use std::fmt;

use super::client_error::Error;

impl Error {
    /// Returns the error with its causes and the advice, for a person at a terminal. It has several
    /// lines, and no line end after the last. If there are no credentials, it contains their whole
    /// [report](oss_context::CredentialsError::report).
    pub fn report(&self) -> Report<'_> {
        Report(self)
    }
}

/// The report of an error, which [`Error::report`] returns. `Display` writes it.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a>(&'a Error);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        if let Some(credentials) = self.0.credentials() {
            return write!(f, "\n{}", credentials.report());
        }
        let mut label = "because";
        for cause in std::iter::successors(self.0.source(), |&cause| cause.source()) {
            write!(f, "\n  {label:<7}  {cause}")?;
            label = "";
        }
        match self.0.hint() {
            Some(hint) => write!(f, "\n  to fix   {hint}"),
            None => Ok(()),
        }
    }
}
