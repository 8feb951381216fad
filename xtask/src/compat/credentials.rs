//! What ours resolves from variables and files, beside the official credentials packages.

use std::process::Command;

use super::clients::tally_checks;
use super::packages::{NODE, Packages};
use crate::failure::Failure;
use crate::shell::{Program, root};
use crate::tally::Tally;

/// Builds and runs the comparison, which starts servers of its own.
pub(crate) fn run(tally: &mut Tally) -> Result<(), Failure> {
    Program::line("cargo build --quiet --package tests --bin compare-credentials").run()?;
    let (packages, folder) = Packages::node_packages();
    let mut command = Command::new(root().join("target/debug/compare-credentials"));
    command
        .env("COMPAT_PYTHON", Packages::python_interpreter())
        .env("COMPAT_NODE", NODE)
        .env(packages, folder);
    tally_checks("tests/compat/credentials", &mut command, tally)
}
