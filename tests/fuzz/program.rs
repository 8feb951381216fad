//! Runs the fuzz targets for some minutes. `cargo xtask fuzz` starts this program.
//!
//! The arguments are the number of minutes, which the targets share evenly, the seed, and the names of
//! targets. Without names, all targets run.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the terminal is where it reports"
)]

use std::process::ExitCode;
use std::time::Duration;

use tests::fuzz::{Budget, TARGETS, Target};

fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = |name: &str| {
        let value = arguments.next().and_then(|text| text.parse::<u64>().ok());
        value.ok_or_else(|| format!("the {name} must be a whole number"))
    };
    let (minutes, seed) = match (number("number of minutes"), number("seed")) {
        (Ok(minutes), Ok(seed)) => (minutes, seed),
        (Err(error), _) | (_, Err(error)) => {
            eprintln!("error: {error}");
            return ExitCode::from(2);
        }
    };
    let names: Vec<String> = arguments.collect();
    if let Some(unknown) = names.iter().find(|name| Target::find(name).is_none()) {
        let known: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
        eprintln!(
            "error: there is no target {unknown}; the targets are {}",
            known.join(", ")
        );
        return ExitCode::from(2);
    }
    let is_chosen =
        |target: &&Target| names.is_empty() || names.iter().any(|name| name == target.name);
    let chosen: Vec<&Target> = TARGETS.iter().filter(is_chosen).collect();
    let time =
        Duration::from_secs(minutes.saturating_mul(60)) / u32::try_from(chosen.len()).unwrap_or(1);
    let (mut passed, mut failed) = (0, 0);
    for target in chosen {
        if run(target, seed, Budget::Time(time)) {
            passed += 1;
        } else {
            failed += 1;
        }
    }
    println!("{passed} passed, {failed} failed");
    if failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

fn run(target: &Target, seed: u64, budget: Budget) -> bool {
    match target.fuzz(seed, budget) {
        Ok(report) => {
            println!("ok {} ({} inputs)", target.name, report.inputs);
            true
        }
        Err(finding) => {
            println!("FAILED {finding}");
            match finding.keep() {
                Ok(path) => println!("kept as {}", path.display()),
                Err(error) => println!("the input could not be kept: {error}"),
            }
            false
        }
    }
}
