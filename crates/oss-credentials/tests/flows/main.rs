//! Providers over a scripted transport and a stepped clock.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod assume_role;
mod cache;
mod chain;
mod log;
mod samples;
mod secrets;
mod stage;
