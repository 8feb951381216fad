//! Every operation through a socket, signed: what it answers, and what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod batch;
mod buckets;
mod callback;
mod caller;
mod copying;
mod form;
mod listing;
mod objects;
mod one_reading;
mod versioning;
