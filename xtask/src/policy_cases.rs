//! `cargo xtask policy-cases FILE...`: checks policy decisions and documents against files of cases.

// The tests of `oss-policy` and this command share the code that checks a case.
#[path = "../../crates/oss-policy/tests/judge/mod.rs"]
mod judge;

use std::path::PathBuf;

use crate::cases::{self, Case};
use crate::failure::Failure;

/// The files to run.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Files of cases in either schema: requests to decide, or documents to accept or refuse.
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
