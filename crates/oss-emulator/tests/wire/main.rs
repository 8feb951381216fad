//! The server as a socket sees it: framing, addresses, signatures, rights, faults.

#![expect(
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::unwrap_used,
    reason = "a test fails by panicking"
)]

mod actions;
mod addressing;
mod admin;
mod authentication;
mod authorisation;
mod binary;
mod data_dir;
mod everybody;
mod faults;
mod framing;
mod hostile;
mod limits;
mod ram;
mod ram_clients;
mod ram_documents;
mod ram_errors;
mod ram_faults;
mod ram_guide;
mod ram_limits;
mod ram_rights;
mod ram_shapes;
mod raw;
mod reasons;
mod request_log;
mod s3;
mod secrets;
mod signed;
mod start;
mod sts;
mod sts_signatures;
mod surroundings;
mod surroundings_metadata;
mod surroundings_oidc;
mod surroundings_program;
mod surroundings_saml;
mod surroundings_web;
mod tls;
mod uploads;
