//! Callbacks: after an upload the server sends a request to the application and passes its response
//! on to the client.
//!
//! A URL to which the server must not connect counts as unreachable.
//!
//! Each callback is signed with a key of this server, because the private key of the real service is
//! not known. The server serves the public key, and the callback says at which URL.

mod key;
mod parameters;
mod send;
mod template;

pub(crate) use self::key::{CallbackKey, PEM, PUBLIC_KEY_PATH};
pub(crate) use self::parameters::Callback;
pub(crate) use self::send::{Sender, SystemVariables};
