//! The reports on their way to the caller, counted.

use std::sync::Arc;

use tokio::sync::mpsc::Sender;

use super::report::{Action, DirectoryReport, FileReport};
use crate::error::{Error, ErrorKind, Result};

/// Counts the reports, and hands them to the caller.
pub(super) struct Tally {
    pub(super) report: DirectoryReport,
    pub(super) out: Sender<FileReport>,
    pub(super) fail_fast: bool,
}

impl Tally {
    /// Adds a report. It waits until the caller has taken earlier ones.
    ///
    /// # Errors
    ///
    /// The report is one of a failure after which nothing else is to be done.
    pub(super) async fn add(&mut self, file: FileReport) -> Result<()> {
        let file = match file.action {
            Action::Failed { error } if self.fail_fast || is_about_everything(&error) => {
                return Err(Arc::try_unwrap(error).unwrap_or_else(again));
            }
            Action::Refused { why } if self.fail_fast => {
                let name = file.name.escape_debug();
                return Err(Error::invalid_request(format!(
                    "`{name}` was refused: {why}"
                )));
            }
            action => FileReport { action, ..file },
        };
        self.report.add(&file);
        // If nobody receives any more, the transfer is about to be dropped.
        drop(self.out.send(file).await);
        Ok(())
    }
}

/// Whether every other file would fail with this error too.
fn is_about_everything(error: &Error) -> bool {
    error.code() == Some("NoSuchBucket") || matches!(error.kind(), ErrorKind::Credentials)
}

fn again(error: Arc<Error>) -> Error {
    Error::new(error.kind().clone()).with_source(error)
}
