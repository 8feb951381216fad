//! The output of the quickstart: a line for each step.

use std::fmt::Display;
use std::io::{self, Write};

/// Writes the steps and their results.
pub(super) struct Report<'o> {
    out: &'o mut (dyn Write + Send),
    done: u32,
    skipped: u32,
}

impl<'o> Report<'o> {
    pub(super) fn new(out: &'o mut (dyn Write + Send)) -> Self {
        Self {
            out,
            done: 0,
            skipped: 0,
        }
    }

    pub(super) fn heading(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.out, "\n{text}")
    }

    pub(super) fn done(&mut self, what: &str, came_back: impl Display) -> io::Result<()> {
        self.done += 1;
        writeln!(
            self.out,
            "  {:>2}. {what:<58} → {came_back}",
            self.done + self.skipped
        )
    }

    pub(super) fn skipped(&mut self, what: &str, why: &str) -> io::Result<()> {
        self.skipped += 1;
        writeln!(
            self.out,
            "  {:>2}. {what:<58}   skipped: {why}",
            self.done + self.skipped
        )
    }

    pub(super) fn end(&mut self) -> io::Result<()> {
        writeln!(
            self.out,
            "\n{} steps done, {} skipped",
            self.done, self.skipped
        )
    }
}
