//! The client over a scripted transport, on the samples of the service's answers.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod answers;
mod calls;
mod errors;
mod lists;
mod operations;
mod requests;
mod secrets;
mod sending;
mod stage;
