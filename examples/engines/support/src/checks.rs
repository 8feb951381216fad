//! The checks of a program.

use std::fmt::Display;
use std::process::ExitCode;

/// Counts what was checked. Prints a line for each check, and at the end how many passed and failed.
#[derive(Debug, Default)]
pub struct Checks {
    passed: usize,
    failed: usize,
}

#[expect(clippy::print_stdout, reason = "the programs print to the terminal")]
impl Checks {
    /// Prints one check and counts it. `detail` says what was found; it is printed in any case.
    pub fn record(&mut self, name: impl Display, holds: bool, detail: impl Display) {
        if holds {
            self.passed += 1;
            println!("ok {name} ({detail})");
        } else {
            self.failed += 1;
            println!("FAILED {name}: {detail}");
        }
    }

    /// Prints whether two answers are the same, and both of them if they are not.
    pub fn same(&mut self, name: impl Display, found: &str, expected: &str) {
        let holds = found == expected;
        if !holds {
            println!("found:\n{found}\nexpected:\n{expected}");
        }
        let lines = found.lines().count().saturating_sub(HEAD_AND_FRAME);
        self.record(name, holds, format!("{lines} rows"));
    }

    /// Prints `N passed, M failed`. The exit code is a failure if a check failed, or if there was none.
    pub fn close(self) -> ExitCode {
        println!("{} passed, {} failed", self.passed, self.failed);
        if self.failed == 0 && self.passed > 0 {
            ExitCode::SUCCESS
        } else {
            ExitCode::FAILURE
        }
    }
}

/// The lines of a table in text that are not rows: three lines of frame, and the names of the columns.
const HEAD_AND_FRAME: usize = 4;
