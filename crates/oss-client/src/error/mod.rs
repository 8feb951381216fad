//! Errors of the client: what failed, what the server answered, and what to do about it.

mod as_io;
mod attempt;
mod client_error;
mod display;
mod document;
mod hint;
mod kind;
mod questions;
mod refusal;
mod report;
mod service;

pub use attempt::FailedAttempt;
pub use client_error::Error;
pub use document::ErrorDocument;
pub use kind::ErrorKind;
pub use refusal::{Refusal, RefusalAdvice, RefusalClass};
pub use report::Report;
pub use service::ServiceError;

pub(crate) use attempt::NO_ATTEMPT_LEFT;
pub(crate) use client_error::Subject;
pub(crate) use hint::{hint_of, transport_hint};

/// A `Result` with the [`Error`] of the client.
pub type Result<T, E = Error> = std::result::Result<T, E>;
