//! Every operation through a socket, signed: what it answers, and what it refuses.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test fails by panicking"
)]

mod append;
mod batch;
mod browsers;
mod buckets;
mod callback;
mod caller;
mod configurations;
mod copying;
mod form;
mod listing;
mod multipart;
mod multipart_copies;
mod multipart_encrypted;
mod multipart_lists;
mod multipart_refused;
mod objects;
mod one_reading;
mod symlinks;
mod tagging;
mod versioning;
