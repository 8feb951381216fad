//! The server as a socket sees it: framing, addresses, signatures, rights, faults.

mod addressing;
mod framing;
mod raw;
