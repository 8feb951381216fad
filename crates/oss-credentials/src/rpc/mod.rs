//! The RPC protocol of STS and RAM: signed form posts, answers in JSON.
//!
//! [`RpcCall`] is one call, of any service and version; `sts` is built on it.

mod answer;
mod attempts;
mod call;
mod class;
mod endpoint;
mod hint;
mod retry;
mod send;
mod service_error;

pub(crate) use self::attempts::Attempts;
pub use self::call::{Pace, Repeat, RpcCall};
pub(crate) use self::class::Class;
pub use self::endpoint::RpcEndpoint;
pub use self::send::RpcAnswer;
pub use self::service_error::{AccessDeniedDetail, ServiceError};
