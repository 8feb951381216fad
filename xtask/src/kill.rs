//! `cargo xtask kill`: kills the emulator while clients write, many times, where `cargo test` kills it a
//! few times.

use clap::Args;

use crate::failure::Failure;
use crate::shell::Program;

/// How often to kill the emulator, and how much to write.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many times to kill it.
    #[arg(long, default_value_t = 300, value_parser = clap::value_parser!(u64).range(1..))]
    kills: u64,

    /// How many acknowledged writes to wait for, approximately, over all kills.
    #[arg(long, default_value_t = 100_000, value_parser = clap::value_parser!(u64).range(1..))]
    writes: u64,

    /// The seed from which the clients choose their changes. What is in flight when the emulator is
    /// killed depends on the machine too.
    #[arg(long, default_value_t = 1)]
    seed: u64,
}

/// Runs the test `kill` with this plan, optimised.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let variables = [
        ("KILL_TEST_KILLS", arguments.kills),
        ("KILL_TEST_WRITES", arguments.writes),
        ("KILL_TEST_SEED", arguments.seed),
    ];
    let variables = variables.map(|(name, value)| (name.to_owned(), value.to_string()));
    Program::line("cargo test --quiet --release --package oss-emulator --test kill -- --nocapture")
        .envs(&variables)
        .run()
}
