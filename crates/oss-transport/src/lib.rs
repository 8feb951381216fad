//! The transport and runtime traits of the OSS SDK, bodies, and an HTTP client on hyper.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod body;
mod error;
#[cfg(feature = "hyper")]
pub mod hyper_client;
mod runtime;
mod system;
#[cfg(feature = "testing")]
pub mod testing;
mod timeouts;
mod transport;

pub use body::{Body, BodyError, BodyErrorKind};
pub use error::{ConnectFailure, TimeoutPhase, TransportError, TransportErrorKind};
#[cfg(feature = "hyper")]
pub use hyper_client::HyperTransport;
pub use runtime::{BoxFuture, Runtime};
pub use system::SystemRuntime;
pub use timeouts::Timeouts;
pub use transport::Transport;
