//! Counting checks: a line for each, and the line that every judge of this project closes with.

use std::fmt;

use crate::failure::Failure;

/// What passed and what failed so far.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    passed: usize,
    failed: usize,
}

impl Tally {
    /// Prints one check and counts it.
    pub(crate) fn record(&mut self, name: impl fmt::Display, outcome: Result<(), Failure>) {
        match outcome {
            Ok(()) => {
                self.passed += 1;
                println!("ok {name}");
            }
            Err(failure) => {
                self.failed += 1;
                println!("FAILED {name}: {failure}");
            }
        }
    }

    /// Counts one check and prints it only if it failed, where there are thousands of them.
    pub(crate) fn record_quietly(&mut self, name: impl fmt::Display, outcome: Result<(), Failure>) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(_) => self.record(name, outcome),
        }
    }

    /// Prints `N passed, M failed`; any failure fails the command.
    pub(crate) fn close(self) -> Result<(), Failure> {
        let line = format!("{} passed, {} failed", self.passed, self.failed);
        println!("{line}");
        if self.failed == 0 {
            Ok(())
        } else {
            Err(Failure::new(line))
        }
    }
}

/// Success if nothing was found, otherwise all findings in one failure.
pub(crate) fn none_of(findings: impl IntoIterator<Item = String>) -> Result<(), Failure> {
    let findings: Vec<String> = findings.into_iter().collect();
    if findings.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(findings.join("; ")))
    }
}
