//! The server as a socket sees it: framing, addresses, signatures, rights, faults.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod addressing;
mod authentication;
mod authorisation;
mod binary;
mod faults;
mod framing;
mod raw;
mod secrets;
mod signed;
mod sts;
mod tls;
mod uploads;
