//! What carries requests of the OSS SDK, and what they carry.
//!
//! - [`Transport`]: one request out, the head of its answer in. Implement it to bring an HTTP
//!   stack, a proxy or a middleware of your own.
//! - [`Body`]: bytes, files and streams as one type that knows its length and its replay.
//! - [`Runtime`]: clock, sleep, tasks, randomness; [`SystemRuntime`] is the real one.
//! - `HyperTransport` (feature `hyper`): HTTP/1.1 over TCP and TLS with a pool.
//! - `testing` (feature `testing`): scripted answers, a stepped clock.
//!
//! It knows nothing of OSS: no signatures, no XML, no retries.
//!
#![cfg_attr(
    feature = "hyper",
    doc = r#"
```no_run
use oss_transport::{Body, HyperTransport, Transport};

# tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
let transport = HyperTransport::new();
let request = http::Request::put("https://examplebucket.oss-cn-hangzhou.aliyuncs.com/key")
    .body(Body::from_file("report.pdf").await?)?;
match transport.send(request).await {
    Ok(response) => println!("{}", response.status()),
    Err(error) if !error.sent() => println!("nothing was sent: {error}"),
    Err(error) => println!("it may have been executed: {error}"),
}
# Ok::<(), Box<dyn std::error::Error>>(())
# })?;
# Ok::<(), Box<dyn std::error::Error>>(())
```
"#
)]
//!
//! # Contracts
//!
//! - **What is given is what is sent.** The target of the request reaches the server byte for
//!   byte, `..`, `//` and every percent sign included, because it is signed. Only the headers that
//!   HTTP itself needs are added.
//! - **Once.** A transport sends a request once. What may be repeated is the caller's decision,
//!   and [`TransportError::kind`] and [`TransportError::sent`] carry what it needs: nobody reads
//!   texts or walks through causes.
//! - **Every status is an answer**, and a refusal that comes while the body is still being sent is
//!   returned, not the broken pipe that follows it.
//! - **A body never looks complete when it is not.** If its source fails, ends early or goes on
//!   beyond the length that was stated, the connection is dropped before the last byte.
//! - **No buffering.** Bodies move piece by piece, as fast as the slower side; a file is read two
//!   blocks of 256 KiB ahead.
//! - **Standing still is limited, not the whole**: each limit is for one phase and starts anew with
//!   each byte, and neither a slow consumer nor a slow source counts.
//! - **No secrets.** Errors, `Debug` and `tracing` events name hosts and ports, never targets,
//!   headers or bodies.
//!
//! # Cancel safety
//!
//! Dropping the future of [`Transport::send`], or a body that has not been read to its end, gives
//! the request up. `HyperTransport` closes the connection then, unless the rest of the answer is
//! short and has arrived.
//!
//! # Features
//!
//! | feature | default | gives |
//! |---|---|---|
//! | `hyper` | yes | `HyperTransport`; without it hyper, rustls and the rest are not even built |
//! | `platform-roots` | yes | trust in the operating system's root certificates |
//! | `webpki-roots` | no | Mozilla's root certificates, compiled in |
//! | `testing` | no | the doubles |
//!
//! # What is not here
//!
//! HTTP/2 (OSS does not offer it, and one lost packet would hold up every part of a transfer),
//! redirects, decompression, cookies, proxies, retries. The wording of errors and the types of
//! their causes may change.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod backoff;
pub mod body;
mod direct;
mod error;
#[cfg(feature = "hyper")]
pub mod hyper_client;
mod runtime;
mod system;
#[cfg(feature = "testing")]
pub mod testing;
mod timeouts;
mod transport;

pub use backoff::{Backoff, jitter, random_u64};
pub use body::{Body, BodyError, BodyErrorKind};
pub use direct::Direct;
pub use error::{ConnectFailure, TimeoutPhase, TransportError, TransportErrorKind};
#[cfg(feature = "hyper")]
pub use hyper_client::HyperTransport;
pub use runtime::{BoxFuture, Runtime};
pub use system::SystemRuntime;
pub use timeouts::Timeouts;
pub use transport::Transport;
