//! `cargo xtask bench`: the benchmarks.

use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::shell::Program;

/// The arguments of the benchmark.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// What is measured.
    #[arg(value_enum, default_value_t = Subject::Signatures)]
    subject: Subject,
    /// Arguments that are passed on to the benchmark, such as a filter.
    #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
    passed_on: Vec<String>,
}

/// What is measured.
#[derive(Clone, Copy, Debug, ValueEnum)]
enum Subject {
    /// The time and the allocations of signing.
    Signatures,
    /// Requests of the client beside the same requests of the bare client of hyper-util: CPU time and
    /// memory.
    Requests,
    /// Transfers of 4 GiB in parts beside the same bytes over bare connections: time, CPU time and memory.
    Transfers,
}

impl Subject {
    fn command(self) -> &'static str {
        match self {
            Self::Signatures => "cargo bench -p oss-sign --",
            Self::Transfers => "cargo bench -p oss-client --bench transfers --",
            Self::Requests => "cargo bench -p oss-client --bench requests --",
        }
    }
}

/// Runs the benchmark.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    Program::line(arguments.subject.command())
        .args(&arguments.passed_on)
        .run()
}
