//! Determines which bucket and key a request names, and which operation of the API it is for.

pub(crate) mod address;
mod host;
mod operation;

pub(crate) use operation::{Level, Operation};
