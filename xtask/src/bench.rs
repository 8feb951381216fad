//! `cargo xtask bench`: the benchmarks.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use crate::failure::Failure;
use crate::shell::{Program, root};

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
    /// `OssStore` beside the stores of object_store and opendal, and beside the bare client of hyper-util: CPU
    /// time, time, requests and memory. Needs Rust 1.94.
    Stores,
}

impl Subject {
    fn command(self) -> &'static str {
        match self {
            Self::Signatures => "cargo bench -p oss-sign --",
            Self::Transfers => "cargo bench -p oss-client --bench transfers --",
            Self::Requests => "cargo bench -p oss-client --bench requests --",
            Self::Stores => "cargo run --release --locked -p store-benchmarks --",
        }
    }

    /// The folder of the workspace that has the benchmark.
    fn workspace(self) -> PathBuf {
        match self {
            Self::Signatures | Self::Transfers | Self::Requests => root(),
            Self::Stores => root().join("examples/engines"),
        }
    }
}

/// Runs the benchmark.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    Program::line(arguments.subject.command())
        .directory(arguments.subject.workspace())
        .args(&arguments.passed_on)
        .run()
}
