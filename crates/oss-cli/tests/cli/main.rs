//! The program as its users see it: transcripts of commands against the embedded server.
//!
//! A transcript is a file of `tests/transcripts/`. `SNAPSHOTS=overwrite cargo test -p aliyun-oss-cli`
//! writes them anew; read the difference before it is committed.

#![allow(
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod access;
mod copies;
mod doctor;
#[cfg(unix)]
mod front_page;
mod help;
mod hostile;
mod identity;
mod mistakes;
mod objects;
mod parts;
mod presigned;
mod proxies;
mod refusals;
mod regions;
mod removals;
#[cfg(unix)]
mod resumed;
#[cfg(unix)]
mod shells;
mod signatures;
mod stage;
mod streams;
#[cfg(unix)]
mod terminal;
mod transcript;
mod trees;
