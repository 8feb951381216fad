//! What a call to a service of Alibaba Cloud needs besides its parameters: a transport, a clock,
//! environment variables, files, and credentials to sign with.
//!
//! - [`Context`] bundles the outside world. Everything that reads a variable or a file, looks at
//!   the clock or sends a request does so through it, so that a test replaces all of it in one
//!   place.
//! - [`ProvideCredentials`] is the trait of every source of credentials, and [`CredentialsError`]
//!   explains why a source gave none. The sources themselves are in the crate `oss-credentials`.
//! - [`rpc`] signs and sends the calls of STS and RAM.
//! - [`exchange`] sends plain HTTP requests for sources of credentials, with limits on size and
//!   time.
//!
//! Most programs use these types through `oss_client::credentials`, which re-exports them.
//!
//! ```
//! use std::sync::Arc;
//! use oss_context::{Context, Environment, Files};
//! use oss_transport::testing::{NoTransport, SteppedRuntime};
//!
//! let cx = Context::new(Arc::new(NoTransport::new()), Arc::new(SteppedRuntime::at_unix(1_772_694_489)))
//!     .with_environment(Environment::fixed([("HOME", "/example")]))
//!     .with_files(Files::none());
//! assert_eq!(cx.now().as_i64(), 1_772_694_489);
//! ```
//!
//! # Contracts
//!
//! - No secret, token, or response body appears in any `Debug` output, error or log. Buffers of
//!   this crate that contained secrets are overwritten when they are dropped; buffers of the
//!   transport are the transport's own.
//! - RPC services are called over HTTPS, except on loopback. Redirects are not followed.
//!
//! # Features
//!
//! `ring` (default) and `rustcrypto` select the hash backend of `oss-sign`.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod clock_offset;
mod context;
mod environment;
mod error;
pub mod exchange;
mod files;
pub mod home;
pub mod keys;
pub mod mask;
mod provider;
pub mod race;
pub mod rpc;
mod status;

pub use self::clock_offset::ClockOffset;
pub use self::context::Context;
pub use self::environment::Environment;
pub use self::error::{
    AccessDeniedDetail, CredentialsError, PassedOver, Report, Sender, ServiceError,
    write_look_alikes, write_passed,
};
pub use self::files::{FileText, Files, Stamp};
pub use self::provider::ProvideCredentials;
pub use self::status::Status;
