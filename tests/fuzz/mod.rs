//! Fuzzing of every parser of data from outside, and of everything that the server does with a request.
//!
//! Each [`Target`] is a plain function over bytes that panics if the code under test does something
//! wrong: a panic of its own, a value that does not survive a round trip, a request without an
//! answer. Its inputs are mutations of valid ones, made from a seed, so that a run can be repeated.
//!
//! `cargo test` runs a bounded number of inputs for each target (`smoke.rs`), always the same ones.
//! `cargo xtask fuzz` runs for some minutes. An input that fails there is written to `cases/TARGET/`,
//! and every later run begins with it.

mod cases;
mod drive;
mod mutate;
mod targets;

use std::fmt;

pub use self::drive::{Budget, Finding, Report};
pub use self::targets::TARGETS;

/// One thing that is fuzzed.
#[derive(Clone, Copy)]
pub struct Target {
    /// The name, which is also that of its folder of cases.
    pub name: &'static str,
    /// Valid inputs, from which others are made.
    pub seeds: fn() -> Vec<Vec<u8>>,
    /// Words that the code under test recognises, which mutations insert.
    pub words: &'static [&'static str],
    /// Runs the code under test on one input, and panics if it does something wrong.
    pub run: fn(&[u8]),
    /// How many inputs `cargo test` runs.
    pub smoke: u64,
}

impl Target {
    /// The target with the given name, if there is one.
    pub fn find(name: &str) -> Option<&'static Self> {
        TARGETS.iter().find(|target| target.name == name)
    }

    /// Runs the kept cases, the seeds, and then mutations until the budget is used up or an input
    /// fails.
    ///
    /// # Errors
    ///
    /// Returns the first input that fails, with the message of the panic.
    pub fn fuzz(&self, seed: u64, budget: Budget) -> Result<Report, Finding> {
        drive::run(self, seed, budget)
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Target")
            .field("name", &self.name)
            .finish_non_exhaustive()
    }
}
