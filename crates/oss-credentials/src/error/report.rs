//! An error with its causes and its hint, in one piece.

use std::error::Error;
use std::fmt;

use super::CredentialsError;
use super::columns::entry;
use super::display::write_passed;

impl CredentialsError {
    /// The error, why it happened and what to do, for a person at a terminal: several lines of at
    /// most 100 characters, without a line end at the end. No secret stands in it.
    ///
    /// `Display` alone is one level, for logs and for errors that carry this one as their source.
    ///
    /// ```
    /// # use std::sync::Arc;
    /// # use oss_credentials::{Context, Files};
    /// # use oss_transport::testing::{NoTransport, SteppedRuntime};
    /// use oss_credentials::{ChainProvider, EnvProvider, Environment, ProvideCredentials};
    ///
    /// # #[tokio::main(flavor = "current_thread")] async fn main() {
    /// # let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(0)));
    /// let cx = cx.with_environment(Environment::fixed([("OSS_ACCESS_KEY_ID", "LTAIEXAMPLE")]));
    /// let chain = ChainProvider::builder().link("environment", EnvProvider::new()).build();
    /// let error = chain.provide(&cx).await.unwrap_err();
    /// let report = error.report().to_string();
    /// assert!(report.contains("because  environment: OSS_ACCESS_KEY_SECRET is not set, but"));
    /// assert!(report.contains("to fix   set or correct the variable OSS_ACCESS_KEY_SECRET"));
    /// # }
    /// ```
    pub fn report(&self) -> Report<'_> {
        Report(self)
    }

    /// What happened and the cause at the bottom in one line, for an error or a log that has room
    /// for no more.
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

/// What [`CredentialsError::report`] shows; its `Display` is the report.
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
                entry(f, INDENT, COLUMN, "to fix", &cause.hint())?;
                entry(f, INDENT, COLUMN, "or", &CredentialsError::way_round(link))?;
                if !passed.is_empty() {
                    f.write_str("\nbefore it, the chain passed over")?;
                }
                write_passed(f, passed)
            }
            error => entry(f, INDENT, COLUMN, "to fix", &error.hint()),
        }
    }
}

const INDENT: usize = 2;
const COLUMN: usize = 11;
