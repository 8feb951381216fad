//! Runs files of test cases of any kind.

use std::path::PathBuf;

use crate::failure::Failure;
use crate::files;
use crate::tally::Tally;

/// One case that was run.
pub(crate) struct Case {
    /// The case's id.
    pub(crate) id: String,
    /// The expected and the actual result, if they differ.
    pub(crate) difference: Option<(String, String)>,
}

/// Runs every case of every file. Prints the cases that fail, and then how many passed and failed.
pub(crate) fn run(files: &[PathBuf], judge: fn(&str) -> Vec<Case>) -> Result<(), Failure> {
    let mut tally = Tally::default();
    for file in files {
        let text = match files::read(file) {
            Ok(text) => text,
            Err(failure) => {
                tally.record_quietly("reading", Err(failure));
                continue;
            }
        };
        for Case { id, difference } in judge(&text) {
            let outcome = difference.map_or(Ok(()), |(expected, got)| {
                let file = file.display();
                Err(Failure::new(format!(
                    "({file})\n  expected {expected}\n  got      {got}"
                )))
            });
            tally.record_quietly(id, outcome);
        }
    }
    tally.close()
}
