//! End-to-end tests on the embedded server. Client and server are connected only by a socket.
//!
//! Each test has a server, a clock and clients of its own ([`stage`]).

#![allow(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod access;
mod bad_input;
mod blocking;
mod bodies;
mod evidence;
mod faults;
mod keys;
mod listing;
mod main_job;
mod misbehaving;
mod objects;
mod plain;
mod post_form;
mod presign;
mod presigned_upload;
mod proxies;
mod seams;
mod secrets;
mod stage;
mod streaming;
mod tower_layers;
mod transfers;
mod versioning;
mod witness;
