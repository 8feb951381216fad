//! Proxies: which one is used for which URL, and what it is told.

mod error;
mod exceptions;
mod rules;
mod server;
mod variables;

pub use self::error::ProxyError;
pub use self::rules::Proxies;
pub use self::server::Proxy;
