//! Callbacks: after an upload the server asks the application, and passes its answer on.
//!
//! Only addresses of this machine are asked: a server inside a test must not reach out of it.

mod parameters;
mod perform;
mod template;

pub(crate) use self::parameters::Callback;
pub(crate) use self::perform::Facts;
