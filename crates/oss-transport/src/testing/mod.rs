//! Doubles for tests: scripted answers, a stepped clock, a transport that must not be used.

mod no_transport;
mod scripted;
mod stepped;

pub use self::no_transport::NoTransport;
pub use self::scripted::{Answer, RecordedRequest, ScriptedTransport};
pub use self::stepped::SteppedRuntime;

#[cfg(test)]
mod tests;
