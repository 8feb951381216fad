//! The commands of this project: continuous integration and the checks of which it consists.
//!
//! `cargo xtask --help` lists them. Each command is in the file of its name.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "these commands print to the terminal"
)]

mod api_coverage;
mod bench;
mod cases;
mod check;
mod ci;
mod codegen;
mod compat;
mod engines;
mod failure;
mod files;
mod fuzz;
mod kill;
mod layers;
mod policy_cases;
mod presign;
mod real;
mod shell;
mod tally;
mod tidy;
mod transfers;
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
    /// Run all checks that must pass before a change is merged.
    Ci,
    /// Write the operations of `oss-client` from the description of the API in xtask/model.
    Codegen(codegen::Arguments),
    /// Count which operations of the API are generated, tested, served and exercised.
    ApiCoverage(api_coverage::Arguments),
    /// Check the formatting, and run clippy and the tests of the crates that have uncommitted changes.
    Check,
    /// Check the sources against rules of this project that the compiler does not check.
    Tidy,
    /// Check dependencies, imports and licences against the architecture in crates/README.md.
    Layers(layers::Arguments),
    /// Run the official SDKs against the emulator (needs Python 3 and Node.js).
    Compat(compat::Arguments),
    /// Run the fuzz targets for some minutes, and keep an input that fails.
    Fuzz(fuzz::Arguments),
    /// Kill the emulator again and again while clients write to its data directory, and check that
    /// everything is there that it has acknowledged.
    Kill(kill::Arguments),
    /// Measure what signing costs, or what requests of the client cost.
    Bench(bench::Arguments),
    /// Check policy decisions and documents against files of cases.
    PolicyCases(policy_cases::Arguments),
    /// Check signatures against files of golden cases.
    Vectors(vectors::Arguments),
    /// Run the end-to-end suite against the service that OSS_ENDPOINT and other variables name.
    Real(real::Arguments),
    /// Make thousands of transfers under mixed faults, and check that nothing is mixed, short or lost.
    Transfers(transfers::Arguments),
    /// Query Parquet files with DataFusion and with a Ballista cluster (builds them first, which takes half
    /// an hour; needs Rust 1.94).
    Engines(engines::Arguments),
    /// Make the presigned URLs that a JSON document on standard input describes, for `compat`.
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
        Command::Codegen(arguments) => codegen::run(&arguments),
        Command::ApiCoverage(arguments) => api_coverage::run(&arguments),
        Command::Check => check::run(),
        Command::Tidy => tidy::run(),
        Command::Layers(arguments) => layers::run(&arguments),
        Command::Compat(arguments) => compat::run(&arguments),
        Command::Fuzz(arguments) => fuzz::run(&arguments),
        Command::Kill(arguments) => kill::run(&arguments),
        Command::Bench(arguments) => bench::run(&arguments),
        Command::PolicyCases(arguments) => policy_cases::run(&arguments),
        Command::Vectors(arguments) => vectors::run(&arguments),
        Command::Real(arguments) => real::run(&arguments),
        Command::Transfers(arguments) => transfers::run(&arguments),
        Command::Engines(arguments) => engines::run(&arguments),
        Command::Presign => presign::run(),
    }
}
