//! The client by its public face: against scripted answers, and against the embedded server.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod attempt_limits;
mod default_credentials;
mod documents;
mod downloads;
mod emulated;
mod events;
mod expectations;
mod keys;
mod lost_answers;
mod measured;
mod operations;
mod page_sizes;
mod presigning;
mod printed;
mod reading;
mod refusal_classes;
mod refusals;
mod regions;
mod retries;
mod saving;
mod scripted;
mod secrets;
mod uploads;
