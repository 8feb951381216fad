//! `cargo xtask transfers`: transfers under mixed faults, from `tests/randomised`.

use clap::Args;

use crate::failure::Failure;
use crate::shell::Program;

/// How many transfers to make, and which ones.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many transfers to make.
    #[arg(long, default_value_t = 5000)]
    transfers: u64,
    /// The seed of all random choices; it is printed. A run with the same seed makes the same choices.
    #[arg(long)]
    seed: Option<u64>,
}

/// Makes the transfers.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let numbers = [Some(arguments.transfers), arguments.seed];
    let numbers = numbers
        .into_iter()
        .flatten()
        .map(|number| number.to_string());
    Program::line("cargo run --quiet --package tests --bin randomised --")
        .args(numbers)
        .run()
}
