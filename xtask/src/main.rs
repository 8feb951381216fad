//! The project's own commands: continuous integration and the checks it is made of.
//!
//! `cargo xtask --help` lists them; each lives in the file of its name.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the terminal is where these commands speak"
)]

mod bench;
mod cases;
mod check;
mod ci;
mod compat;
mod failure;
mod files;
mod fuzz;
mod layers;
mod policy_cases;
mod presign;
mod real;
mod shell;
mod tally;
mod tidy;
mod vectors;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::failure::Failure;

/// The commands of this project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Everything that must hold before a change lands.
    Ci,
    /// What to run before a commit: formatting, clippy and the tests of the crates that changed.
    Check,
    /// Check the sources against the rules of this project that a compiler does not check.
    Tidy,
    /// Check the dependencies and the imports against the architecture.
    Layers(layers::Arguments),
    /// Run the official SDKs against the embedded server.
    Compat,
    /// Run the fuzz targets for minutes, and keep what fails.
    Fuzz(fuzz::Arguments),
    /// Measure the signatures (`cargo bench -p oss-sign`).
    Bench(bench::Arguments),
    /// Judge policy decisions and documents by files of cases.
    PolicyCases(policy_cases::Arguments),
    /// Judge signatures by files of golden cases.
    Vectors(vectors::Arguments),
    /// Run the end-to-end suite against the service that OSS_ENDPOINT and the others name.
    Real(real::Arguments),
    /// Presign what the standard input asks for; the scripts of `compat` call it.
    #[command(hide = true)]
    Presign,
}

fn main() -> ExitCode {
    match run(Arguments::parse().command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("error: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn run(command: Command) -> Result<(), Failure> {
    match command {
        Command::Ci => ci::run(),
        Command::Check => check::run(),
        Command::Tidy => tidy::run(),
        Command::Layers(arguments) => layers::run(&arguments),
        Command::Compat => compat::run(),
        Command::Fuzz(arguments) => fuzz::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::PolicyCases(arguments) => policy_cases::run(&arguments),
        Command::Vectors(arguments) => vectors::run(&arguments),
        Command::Real(arguments) => real::run(&arguments),
        Command::Presign => presign::run(),
    }
}
