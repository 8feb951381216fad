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
    /// assert!(report.contains("to fix   set or correct OSS_ACCESS_KEY_SECRET"));
    /// # }
    /// ```
    pub fn report(&self) -> Report<'_> {
        Report(self)
    }
}

/// What [`CredentialsError::report`] shows; its `Display` is the report.
#[derive(Clone, Copy, Debug)]
pub struct Report<'a>(&'a CredentialsError);

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)?;
        let mut label = "because";
        let mut cause = self.0.source();
        while let Some(error) = cause {
            entry(f, INDENT, COLUMN, label, &error.to_string())?;
            label = "";
            cause = error.source();
        }
        // The block of "nothing found" has its advice beside each source.
        if !self.0.is_not_configured() {
            entry(f, INDENT, COLUMN, "to fix", &self.0.hint())?;
        }
        match self.0 {
            CredentialsError::ChainStopped { passed, .. } if !passed.is_empty() => {
                f.write_str("\nbefore it, the chain passed over")?;
                write_passed(f, passed)
            }
            _ => Ok(()),
        }
    }
}

const INDENT: usize = 2;
const COLUMN: usize = 11;
