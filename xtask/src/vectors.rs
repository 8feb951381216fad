//! `cargo xtask vectors FILE...`: signatures judged by cases that the official SDKs made.

// The judge stands beside the cases that `oss-sign` is tested with, so that there is one.
#[path = "../../crates/oss-sign/tests/judge/mod.rs"]
mod judge;

use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::files;
use crate::tally::Tally;

/// The files to run.
#[derive(Debug, clap::Args)]
pub(crate) struct Arguments {
    /// Files of golden cases, of any kinds.
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Runs every case of every file, prints those that fail, and closes with the count.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut tally = Tally::default();
    for file in &arguments.files {
        match files::read(file) {
            Ok(text) => judge_file(file, &text, &mut tally),
            Err(failure) => tally.record_quietly("reading", Err(failure)),
        }
    }
    tally.close()
}

fn judge_file(file: &Path, text: &str, tally: &mut Tally) {
    for judge::Judged { id, failure } in judge::judge(text) {
        let outcome = failure.map_or(Ok(()), |judge::Failure { expected, got }| {
            let file = file.display();
            Err(Failure::new(format!(
                "({file})\n  expected {expected}\n  got      {got}"
            )))
        });
        tally.record_quietly(id, outcome);
    }
}
