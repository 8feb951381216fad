//! `cargo xtask real`: runs the suite of `tests/suite` against a service.

use clap::Args;

use crate::compat::Server;
use crate::failure::Failure;
use crate::shell::Program;

/// The service to run against.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// Run against the emulator's program, which is built and started for this, instead of the
    /// service that the environment names.
    #[arg(long)]
    emulator: bool,
}

/// Runs the suite. Everything that it writes is below a prefix of its own, and is removed at the
/// end.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let program = Program::line("cargo run --quiet --package tests --bin real");
    if arguments.emulator {
        let server = Server::start()?;
        program.envs(server.variables()).run()
    } else {
        program.run()
    }
}
