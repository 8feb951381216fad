//! Which bucket and key a request names, and which operation of the API it asks for.

pub(crate) mod address;
mod host;
mod operation;

pub(crate) use operation::{Level, Operation};
