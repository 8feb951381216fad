//! How a command on many items ends.

use crate::exit::ExitStatus;
use crate::failure::Failure;
use crate::output::Printer;

/// Counts what was done and what failed.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    done: u64,
    failed: u64,
    /// The exit status of all failures, while they have one in common.
    reason: Option<ExitStatus>,
    differs: bool,
}

impl Tally {
    /// Counts items that are done, or were left alone on purpose.
    pub(crate) fn add_done(&mut self, count: u64) {
        self.done += count;
    }

    /// Counts a failure, and writes why.
    pub(crate) fn add_failure(&mut self, failure: &Failure, printer: Printer) {
        printer.failure(failure);
        self.failed += 1;
        let reason = *self.reason.get_or_insert(failure.status());
        self.differs |= reason != failure.status();
    }

    /// How many items are done.
    pub(crate) fn done(&self) -> u64 {
        self.done
    }

    /// How many items failed.
    pub(crate) fn failed(&self) -> u64 {
        self.failed
    }

    /// Returns the exit status: that of the failures if nothing is done and all have the same one.
    pub(crate) fn status(&self) -> ExitStatus {
        match self.reason {
            None => ExitStatus::Success,
            Some(reason) if self.done == 0 && !self.differs => reason,
            Some(_) => ExitStatus::Partly,
        }
    }
}
