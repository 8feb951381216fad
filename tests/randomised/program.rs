//! Makes transfers under mixed faults, and prints what happened. `cargo xtask transfers` starts it.
//!
//! The arguments are the number of transfers and the seed.

#![expect(clippy::print_stderr, reason = "the terminal is where it reports")]

use std::process::ExitCode;

use tests::randomised::{Plan, run};

#[tokio::main]
async fn main() -> ExitCode {
    let mut arguments = std::env::args().skip(1);
    let mut number = |usual: u64| match arguments.next() {
        Some(text) => text.parse().ok(),
        None => Some(usual),
    };
    let (Some(transfers), Some(seed)) = (number(5000), number(fastrand::u64(..))) else {
        eprintln!("error: the arguments are the number of transfers and the seed");
        return ExitCode::from(2);
    };
    let plan = Plan {
        seed,
        transfers: usize::try_from(transfers).unwrap_or(usize::MAX),
    };
    eprintln!("seed {seed}");
    let outcome = match run(plan).await {
        Ok(outcome) => outcome,
        Err(error) => {
            eprintln!("error: {error}");
            return ExitCode::FAILURE;
        }
    };
    if outcome.write(plan, &mut std::io::stdout()).is_err() || !outcome.wrong.is_empty() {
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
