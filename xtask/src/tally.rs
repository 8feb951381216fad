//! Counts checks. Prints a line for each, and at the end how many passed and failed.

use std::fmt;

use crate::failure::Failure;

/// The number of checks that passed and failed so far.
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

    /// Counts one check and prints it only if it failed. Use it if there are thousands of checks.
    pub(crate) fn record_quietly(&mut self, name: impl fmt::Display, outcome: Result<(), Failure>) {
        match outcome {
            Ok(()) => self.passed += 1,
            Err(_) => self.record(name, outcome),
        }
    }

    /// Prints `N passed, M failed`. Returns a failure if any check failed.
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

/// Returns `Ok` if there are no findings, and otherwise one failure that contains all of them.
pub(crate) fn none_of(findings: impl IntoIterator<Item = String>) -> Result<(), Failure> {
    let findings: Vec<String> = findings.into_iter().collect();
    if findings.is_empty() {
        Ok(())
    } else {
        Err(Failure::new(findings.join("; ")))
    }
}
