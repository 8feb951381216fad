//! `cargo xtask ci`: all checks that must pass before a change is merged, the quick ones first.

use std::time::{Duration, Instant};

use crate::failure::Failure;
use crate::shell::Program;

/// Runs the steps in order and stops at the first one that fails. The failure contains the command that
/// repeats the step.
pub(crate) fn run() -> Result<(), Failure> {
    let mut times = Vec::new();
    for line in STEPS {
        println!("==> {line}");
        let start = now();
        let outcome = Program::line(line).run();
        let time = start.elapsed();
        times.push((line, time));
        if let Err(failure) = outcome {
            report(&times, Some(line));
            return Err(Failure::new(format!("{failure}\nto repeat: {line}")));
        }
        println!("<== {} {line}", seconds(time));
    }
    report(&times, None);
    Ok(())
}

fn report(times: &[(&&str, Duration)], failed: Option<&str>) {
    for (line, time) in times {
        let verdict = if failed == Some(**line) {
            "FAILED"
        } else {
            "ok"
        };
        println!("{verdict:6} {} {line}", seconds(*time));
    }
    let failed = usize::from(failed.is_some());
    println!("{} passed, {failed} failed", times.len() - failed);
}

fn seconds(time: Duration) -> String {
    format!("{:6.1} s", time.as_secs_f64())
}

fn now() -> Instant {
    #[expect(
        clippy::disallowed_methods,
        reason = "how long a step took, for people only"
    )]
    Instant::now()
}

/// Combinations of features are checked for one package at a time, because a build of the whole
/// workspace enables all features that any member uses.
const STEPS: &[&str] = &[
    "cargo fmt --all --check",
    "cargo xtask tidy",
    "cargo xtask layers",
    "cargo xtask codegen --check",
    "cargo xtask api-coverage --check",
    "cargo clippy --workspace --all-targets -- -D warnings",
    "cargo clippy -p oss-sign --all-targets --no-default-features --features rustcrypto -- -D warnings",
    "cargo clippy -p oss-transport --no-default-features -- -D warnings",
    "cargo clippy -p oss-client --no-default-features --features ring -- -D warnings",
    "cargo clippy -p oss-client --no-default-features --features rustcrypto -- -D warnings",
    "cargo clippy -p oss-client --all-targets --features metrics -- -D warnings",
    "cargo clippy -p oss-object-store --no-default-features --features object_store_0_13,ring -- -D warnings",
    "cargo clippy -p oss-object-store --no-default-features --features object_store_0_14,rustcrypto -- -D warnings",
    "RUSTDOCFLAGS=-Dwarnings cargo doc --workspace --no-deps",
    "cargo test --workspace",
    "cargo xtask vectors crates/oss-sign/vectors/*.json",
    "cargo xtask policy-cases crates/oss-policy/cases/*.json",
    "cargo test -p oss-sign --no-default-features --features rustcrypto",
    "cargo test -p oss-client --features metrics --test client measured",
    "cargo run --quiet --example quickstart",
    "cargo xtask real --emulator",
    // Without the members that are never published; `xtask` compiles sources of other crates.
    "cargo package --workspace --exclude examples --exclude tests --exclude xtask",
    "cargo xtask compat",
];
