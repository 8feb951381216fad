//! `cargo xtask tidy`: rules of this project that the compiler does not check.

mod rules;
mod sources;

use crate::failure::Failure;
use crate::tally::{Tally, none_of};

/// Checks every source file of the project against every rule.
pub(crate) fn run() -> Result<(), Failure> {
    let sources = sources::all()?;
    let mut tally = Tally::default();
    for (name, rule) in rules::RULES {
        tally.record(name, none_of(sources.iter().filter_map(rule)));
    }
    tally.close()
}
