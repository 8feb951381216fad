//! Replacements for tests: a transport with prepared answers, a transport that must not be used, and a
//! runtime with a controlled clock.

mod no_transport;
mod scripted;
mod stepped;

pub use self::no_transport::NoTransport;
pub use self::scripted::{Answer, RecordedRequest, ScriptedTransport};
pub use self::stepped::SteppedRuntime;

#[cfg(test)]
mod tests;
