//! The client against the embedded server, through sockets.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod failures;
mod guide;
mod keeping;
mod stage;
