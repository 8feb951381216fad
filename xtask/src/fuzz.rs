//! `cargo xtask fuzz`: runs the fuzz targets of `tests/fuzz` for some minutes, where `cargo test` runs a
//! fixed number of inputs.

use clap::Args;

use crate::failure::Failure;
use crate::shell::Program;

/// What to fuzz, and for how long.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many minutes to run, shared evenly by the targets.
    #[arg(long, default_value_t = 10, value_parser = clap::value_parser!(u64).range(1..=10_080))]
    minutes: u64,

    /// The seed from which the inputs are made. The same seed makes the same inputs in the same
    /// order.
    #[arg(long, default_value_t = 1)]
    seed: u64,

    /// The targets to run. All of them if none is named.
    targets: Vec<String>,
}

/// Runs the targets, optimised. An input that fails is written to `tests/fuzz/cases/TARGET/`, where
/// `cargo test` runs it from then on.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    Program::line("cargo run --quiet --release --package tests --bin fuzz --")
        .args([arguments.minutes.to_string(), arguments.seed.to_string()])
        .args(&arguments.targets)
        .run()
}
