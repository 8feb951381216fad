//! When a request is repeated: what may be, by the facts; what shall be, by a policy.

mod budget;
mod cause;
mod policy;
mod standard;

pub use budget::RetryBudget;
pub use policy::{AttemptInfo, Decision, RetryPolicy};
pub use standard::StandardRetry;

pub(crate) use cause::{Cause, may_repeat};
