//! The store against the embedded server.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod creating;
mod errors;
mod integration;
mod listing;
mod model;
mod options;
mod reading;
mod server;
mod signing;
mod uploading;
