//! Compares the credentials that this SDK finds in variables and files with those that the official
//! packages find.

use std::process::Command;

use super::clients::tally_checks;
use super::packages::{NODE, Packages};
use crate::failure::Failure;
use crate::shell::built;
use crate::tally::Tally;

/// Builds and runs the comparison, which starts servers of its own.
pub(crate) fn run(tally: &mut Tally) -> Result<(), Failure> {
    let program = built("tests", "compare-credentials")?;
    let (packages, folder) = Packages::node_packages();
    let mut command = Command::new(program);
    command
        .env("COMPAT_PYTHON", Packages::python_interpreter())
        .env("COMPAT_NODE", NODE)
        .env(packages, folder);
    tally_checks("tests/compat/credentials", &mut command, tally)
}
