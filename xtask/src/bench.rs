//! `cargo xtask bench`: the benchmarks of the signatures.

use clap::Args;

use crate::failure::Failure;
use crate::shell::Program;

/// The arguments of the benchmark.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Arguments that are passed on to the benchmark, such as a filter.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    passed_on: Vec<String>,
}

/// Runs `cargo bench -p oss-sign`.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    Program::line("cargo bench -p oss-sign --")
        .args(&arguments.passed_on)
        .run()
}
