//! The server as a socket sees it: framing, addresses, signatures, rights, faults.

mod addressing;
mod authentication;
mod authorisation;
mod binary;
mod faults;
mod framing;
mod raw;
mod signed;
mod sts;
