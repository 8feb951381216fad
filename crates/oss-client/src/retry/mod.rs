//! Retries: which failed attempts of a call are repeated, and when.
//!
//! The client itself decides whether a request may be repeated at all, by what is known about the
//! failure: it repeats nothing that may have been executed and would have another result twice. Among
//! these, a [`RetryPolicy`] decides whether and when the next attempt follows. The default is
//! [`StandardRetry`]; [`ClientBuilder::retry`](crate::ClientBuilder::retry) sets another one:
//!
//! ```
//! use std::time::Duration;
//! use oss_client::{Client, retry::StandardRetry};
//!
//! let builder = Client::builder()
//!     .region("cn-hangzhou")
//!     .retry(StandardRetry::new().max_attempts(6).max_delay(Duration::from_secs(5)));
//! ```

mod budget;
mod cause;
mod policy;
mod standard;

pub use budget::RetryBudget;
pub use policy::{AttemptInfo, Decision, RetryPolicy};
pub use standard::StandardRetry;

pub(crate) use cause::{Cause, may_repeat};
