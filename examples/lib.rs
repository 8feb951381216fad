//! The examples: see `cargo run --example quickstart`.
