//! `cargo xtask vectors FILE...`: checks signatures against cases that the official SDKs made.

// The tests of `oss-sign` and this command share the code that checks a case.
#[path = "../../crates/oss-sign/tests/judge/mod.rs"]
mod judge;

use std::path::PathBuf;

use crate::cases::{self, Case};
use crate::failure::Failure;

/// The files to run.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Files of golden cases, of any kinds.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Runs every case of every file.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    cases::run(&arguments.files, |text| {
        let judged = judge::judge(text).into_iter();
        let case = |judge::Judged { id, failure }| Case {
            id,
            difference: failure.map(|failure| (failure.expected, failure.got)),
        };
        judged.map(case).collect()
    })
}
