//! The RPC protocol of STS and RAM: signed requests with a form as the body, and responses in JSON.
//!
//! [`RpcCall`] is one call of any service and version.

mod attempts;
mod call;
mod endpoint;
mod retry;
mod send;

pub use self::attempts::Attempts;
pub use self::call::{Pace, Repeat, RpcCall};
pub use self::endpoint::RpcEndpoint;
pub use self::send::RpcAnswer;
