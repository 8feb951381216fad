//! Queries Parquet files on OSS with a Ballista cluster: one scheduler and two executors, each of them a
//! process that has only temporary keys.
//!
//! The program starts an embedded OSS, an endpoint that hands out keys, and copies of itself, which are
//! the processes of the cluster. It checks that the cluster gives the same answers as DataFusion alone,
//! that the keys allow nothing outside of the data, that queries outlive their keys, and that a query
//! ends with the right answer although an executor is killed while it works on it.

#![forbid(unsafe_code)]
#![warn(missing_docs)]
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that shows what it does"
)]

mod driver;
mod message;
mod process;

use std::process::ExitCode;

use clap::{Parser, Subcommand};
use engines_data::Settings;
use engines_support::{Checks, Error};

use crate::process::{executor, probe, scheduler};

/// Queries Parquet files on OSS with a Ballista cluster whose processes have temporary keys.
#[derive(Debug, Parser)]
struct Arguments {
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    process: Option<Process>,
}

/// The processes that the program starts, as copies of itself.
#[derive(Debug, Subcommand)]
enum Process {
    /// The scheduler of the cluster.
    #[command(hide = true)]
    Scheduler,
    /// An executor of the cluster.
    #[command(hide = true)]
    Executor(executor::Arguments),
    /// Tries what the keys of the cluster's processes allow.
    #[command(hide = true)]
    Probe(probe::Arguments),
}

fn main() -> ExitCode {
    match run(Arguments::parse()) {
        Ok(Some(checks)) => checks.close(),
        Ok(None) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(arguments: Arguments) -> Result<Option<Checks>, Error> {
    // Plans of queries are deep, and are visited by functions that call themselves.
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .thread_stack_size(STACK)
        .build()?;
    match arguments.process {
        None => runtime.block_on(driver::run(&arguments.settings)).map(Some),
        Some(Process::Scheduler) => runtime.block_on(scheduler::run()).map(|()| None),
        Some(Process::Executor(executor)) => {
            runtime.block_on(executor::run(executor)).map(|()| None)
        }
        Some(Process::Probe(probe)) => runtime.block_on(probe::run(&probe)).map(|()| None),
    }
}

const STACK: usize = 32 << 20;
