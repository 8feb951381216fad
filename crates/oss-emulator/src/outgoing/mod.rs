//! Connections that the server itself makes. There are none to other machines, because a server in
//! a test must not depend on the network, and because a client must not reach services through it
//! that it could not reach otherwise. So the ports to which it connects must be named at the start.

mod exchange;
mod fetch;
mod target;

pub(crate) use exchange::{Exchange, send};
pub(crate) use fetch::{FetchError, fetch};
pub(crate) use target::{NOT_ALLOWED, Sources, application};
