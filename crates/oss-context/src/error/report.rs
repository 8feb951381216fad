//! An error with its causes and its hint, as one text.

use std::error::Error;
use std::fmt;

use super::CredentialsError;
use super::columns::entry;
use super::display::write_passed;

impl CredentialsError {
    /// Returns the error, its causes and the advice, laid out for a person at a terminal: several
    /// lines of at most 100 characters, without a line break at the end. It contains no secret.
    ///
    /// In contrast, `Display` shows this level only, for logs and for errors that have this one as
    /// their source.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use oss_context::CredentialsError;
    ///
    /// let error = CredentialsError::ChainStopped {
    ///     link: "environment".to_owned(),
    ///     passed: Vec::new(),
    ///     cause: Arc::new(CredentialsError::invalid_configuration(
    ///         "environment",
    ///         "OSS_ACCESS_KEY_SECRET",
    ///         "is not set, but OSS_ACCESS_KEY_ID is",
    ///     )),
    /// };
    /// let report = error.report().to_string();
    /// assert!(report.contains("because  environment: OSS_ACCESS_KEY_SECRET is not set, but"));
    /// assert!(report.contains("to fix   set or correct the variable OSS_ACCESS_KEY_SECRET"));
    /// ```
    pub fn report(&self) -> Report<'_> {
        Report(self)
    }

    /// Returns the error and its deepest cause in one line, for places that have no room for more.
    pub fn summary(&self) -> String {
        let root = self.root();
        let mut texts = vec![self.line()];
        if !std::ptr::eq(root, self) {
            texts.push(root.line());
        }
        let causes = std::iter::successors(root.source(), |&cause| cause.source());
        texts.extend(causes.last().map(ToString::to_string));
        texts.join(": ")
    }

    fn line(&self) -> String {
        let Self::NotFound { passed, .. } = self else {
            return self.to_string();
        };
        let links: Vec<_> = passed.iter().map(|passed| passed.link.as_str()).collect();
        format!("none are configured (looked at {})", links.join(", "))
    }
}

/// The text that [`CredentialsError::report`] returns. Show it with `Display`.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a>(&'a CredentialsError);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        let mut label = "because";
        for cause in std::iter::successors(self.0.source(), |&cause| cause.source()) {
            entry(f, INDENT, COLUMN, label, &cause.to_string())?;
            label = "";
        }
        match self.0 {
            // The block has its advice beside each source.
            CredentialsError::NotFound { .. } => Ok(()),
            CredentialsError::ChainStopped {
                link,
                passed,
                cause,
            } => {
                entry(f, INDENT, COLUMN, "to fix", &cause.advice())?;
                entry(f, INDENT, COLUMN, "or", &CredentialsError::way_round(link))?;
                if !passed.is_empty() {
                    f.write_str("\nbefore it, the chain passed over")?;
                }
                write_passed(f, passed)
            }
            error => entry(f, INDENT, COLUMN, "to fix", &error.advice()),
        }
    }
}

const INDENT: usize = 2;
const COLUMN: usize = 11;
