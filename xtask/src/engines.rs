//! `cargo xtask engines`: DataFusion and Ballista on OSS, from the workspace `examples/engines`.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use cargo_metadata::Message;
use cargo_metadata::camino::Utf8PathBuf;
use clap::Args;

use crate::failure::Failure;
use crate::shell::root;
use crate::tally::Tally;

/// How much data to query.
#[derive(Debug, Args)]
pub(crate) struct Arguments {
    /// How many orders to make; 4,000,000 by default, which are about 375 MiB. With less than a million,
    /// the costs of queries are not checked.
    #[arg(long)]
    rows: Option<u64>,
}

/// Builds the programs, and runs one after the other.
pub(crate) fn run(arguments: &Arguments) -> Result<(), Failure> {
    let mut tally = Tally::default();
    let programs = build()?;
    for name in ["engines-datafusion", "engines-ballista"] {
        let program = programs.iter().find(|file| file.file_stem() == Some(name));
        let program = program.ok_or_else(|| Failure::new(format!("cargo has not built {name}")))?;
        let rows = arguments.rows.map(|rows| format!("--rows={rows}"));
        println!("\n## {name}");
        let outcome = follow(Command::new(program).args(rows), &mut tally);
        tally.record(format_args!("{name} has run to its end"), outcome);
    }
    tally.close()
}

/// Builds the workspace, and returns the files of its programs. All packages are built at once, because
/// cargo builds the dependencies anew for a package alone, which needs fewer of their features.
fn build() -> Result<Vec<Utf8PathBuf>, Failure> {
    let mut command = Command::new("cargo");
    command
        .current_dir(root().join("examples/engines"))
        .args(["build", "--release", "--locked"])
        .args(["--message-format", "json-render-diagnostics"])
        .stderr(Stdio::inherit());
    // Variables that cargo has set for this program. Build scripts look at them, and what they have built
    // would be built anew after each change between this command and a plain `cargo build`.
    for (name, _) in std::env::vars_os() {
        let text = name.to_string_lossy();
        if text.starts_with("CARGO_PKG_") || text.starts_with("CARGO_MANIFEST_") {
            command.env_remove(&name);
        }
    }
    let output = command
        .output()
        .map_err(Failure::during("cargo does not start"))?;
    if !output.status.success() {
        return Err(Failure::new(
            "the workspace examples/engines cannot be built",
        ));
    }
    let artifacts = Message::parse_stream(output.stdout.as_slice());
    let programs = artifacts.filter_map(|message| match message {
        Ok(Message::CompilerArtifact(artifact)) => artifact.executable,
        _ => None,
    });
    Ok(programs.collect())
}

/// Runs a program, passes its output on, and counts the checks that it has printed.
fn follow(command: &mut Command, tally: &mut Tally) -> Result<(), Failure> {
    let failed = Failure::during("the program cannot be run");
    let mut program = command.stdout(Stdio::piped()).spawn().map_err(failed)?;
    let mut failures = 0;
    if let Some(output) = program.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line.map_err(Failure::during("the output of the program"))?;
            if let Some(name) = line.strip_prefix("ok ") {
                tally.record(name, Ok(()));
            } else if let Some(failure) = line.strip_prefix("FAILED ") {
                let (name, found) = failure.split_once(": ").unwrap_or((failure, "failed"));
                failures += 1;
                tally.record(name, Err(Failure::new(found)));
            } else if !is_sum(&line) {
                println!("{line}");
            }
        }
    }
    let status = program
        .wait()
        .map_err(Failure::during("the program cannot be waited for"))?;
    // Checks that have failed are counted already.
    if status.success() || failures > 0 {
        Ok(())
    } else {
        Err(Failure::new(status.to_string()))
    }
}

/// Whether a line is the last one of a program, which has the sum of its checks.
fn is_sum(line: &str) -> bool {
    line.ends_with(" failed") && line.contains(" passed, ")
}

#[cfg(test)]
mod tests {
    use super::is_sum;

    #[test]
    fn only_the_last_line_of_a_program_is_a_sum() {
        assert!(is_sum("31 passed, 0 failed"));
        assert!(!is_sum("| 31 | passed |"));
    }
}
