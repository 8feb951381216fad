//! The client by its public face: against scripted answers, and against the embedded server.

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod default_credentials;
mod documents;
mod downloads;
mod emulated;
mod events;
mod keys;
mod operations;
mod presigning;
mod printed;
mod reading;
mod refusal_classes;
mod refusals;
mod retries;
mod samples;
mod saving;
mod scripted;
mod secrets;
mod uploads;
