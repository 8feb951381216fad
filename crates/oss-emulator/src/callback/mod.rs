//! Callbacks: after an upload the server sends a request to the application and passes its response
//! on to the client.
//!
//! Only `http` URLs with a loopback address or `localhost` are contacted, because a server in a test
//! must not connect to the network. Every other URL counts as unreachable.

mod parameters;
mod send;
mod template;

pub(crate) use self::parameters::Callback;
pub(crate) use self::send::SystemVariables;
