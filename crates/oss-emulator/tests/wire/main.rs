//! The server as a socket sees it: framing, addresses, signatures, rights, faults.

mod addressing;
mod binary;
mod framing;
mod raw;
