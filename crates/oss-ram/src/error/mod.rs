//! Errors of the client: what failed, what RAM answered, and what to do about it.

mod attempt;
mod client_error;
mod display;
mod hint;
mod kind;
mod questions;
mod report;

pub use attempt::FailedAttempt;
pub use client_error::Error;
pub use kind::ErrorKind;
pub use oss_context::{AccessDeniedDetail, CredentialsError, ServiceError};
pub use report::Report;

/// A `Result` with the [`Error`] of the client.
pub type Result<T, E = Error> = std::result::Result<T, E>;
