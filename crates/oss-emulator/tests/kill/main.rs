//! The program with a data directory is killed again and again while clients write, and everything
//! that was acknowledged must be there when it starts again.
//!
//! `cargo test` does this for some seconds. `cargo xtask kill` does it for as many kills and writes as
//! it is told, which it passes on in variables.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod changes;
mod client;
mod model;
mod run;
mod server;

use crate::run::Plan;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn what_was_acknowledged_survives_kills() {
    #[expect(
        clippy::disallowed_methods,
        reason = "a test has no other arguments than the environment"
    )]
    let number = |name: &str, otherwise: u64| match std::env::var(name) {
        Ok(value) => value.parse().unwrap(),
        Err(_) => otherwise,
    };
    let plan = Plan {
        kills: number("KILL_TEST_KILLS", 6),
        writes: number("KILL_TEST_WRITES", 400),
        seed: number("KILL_TEST_SEED", 1),
    };
    println!("{}", plan.carry_out().await);
}
