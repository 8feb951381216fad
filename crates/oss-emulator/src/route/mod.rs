//! Determines which bucket and key a request names, and which operation of the API it is for.

pub(crate) mod address;
mod find;
mod host;
mod macros;
mod names;
mod operation;
mod table;

pub(crate) use find::find;
pub(crate) use names::OperationName;
pub(crate) use operation::{Authentication, Level, Operation};
