//! The HTTP transport of the OSS SDK, and the interfaces through which it can be replaced.
//!
//! | to | use |
//! |---|---|
//! | send requests with another HTTP client or a middleware | [`Transport`]; `tower` (feature `tower`) for services and layers of tower |
//! | send bytes, files, readers or streams, or receive them | [`Body`] |
//! | send parts of one file | [`FileSource`] |
//! | count, slow down, transform or cancel what is sent | [`Body::layer`] |
//! | send requests over HTTP/1.1 with a pool of connections | `HyperTransport` (feature `hyper`) |
//! | send requests through a proxy | `Proxy`, `Proxies` (feature `hyper`) |
//! | use a client certificate or another provider of cryptography | `HyperTransportBuilder::tls_config` (feature `hyper`) |
//! | set time limits for one request | [`Timeouts`] |
//! | decide what to do after a failed request | [`TransportError`], [`BodyError`] |
//! | run on another async runtime, or control the clock | [`Runtime`] |
//! | test without a network | `testing` (feature `testing`) |
//!
//! The crate contains nothing that is specific to OSS: no signatures, no XML, no retries.
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
//! - **A request is sent exactly as it was given.** Its target reaches the server byte for byte,
//!   including `..`, `//` and every percent sign, because it is signed. Only the headers that HTTP
//!   itself needs are added.
//! - **A request is sent once.** Whether to repeat it is the caller's decision. What that decision
//!   needs is available as values from [`TransportError::kind`] and [`TransportError::sent`]; nobody
//!   has to parse texts or inspect causes.
//! - **Every status is a response.** If the server refuses a request while its body is still being
//!   sent, that response is returned, and not the broken connection that follows it.
//! - **A body never looks complete when it is not.** If its source fails, ends early, or goes on
//!   beyond its stated length, the connection is closed before the last byte is sent.
//! - **Bodies are not buffered.** They are passed on piece by piece, as fast as the slower side
//!   allows. A file is read two blocks of 256 KiB ahead.
//! - **Time limits apply to progress, not to the whole request.** Each limit covers one phase and
//!   starts anew with every byte. The time in which the caller does not read, or in which the source
//!   of a body yields nothing, does not count.
//! - **Secrets are not shown.** Errors, `Debug` output and `tracing` events contain hosts and ports,
//!   but never targets, headers, bodies or what a proxy is told about its user.
//! - **The environment is read only on demand.** The variables of proxies are read by
//!   `Proxies::from_environment` and not otherwise. The root certificates of the operating system
//!   are those of `SSL_CERT_FILE` and `SSL_CERT_DIR`, if these are set.
//!
//! # Cancel safety
//!
//! Dropping the future of [`Transport::send`], or a response body that was not read to its end,
//! aborts the request. `HyperTransport` then closes the connection, unless the rest of the response
//! is short and has already arrived.
//!
//! # Features
//!
//! | feature | default | adds |
//! |---|---|---|
//! | `hyper` | yes | `HyperTransport`; without this feature hyper and rustls are not compiled |
//! | `platform-roots` | yes | the root certificates of the operating system |
//! | `webpki-roots` | no | Mozilla's root certificates, compiled into the program |
//! | `tower` | no | adapters between transports and services of tower |
//! | `testing` | no | a transport with prepared responses, and a runtime with a controlled clock |
//!
//! # Not included
//!
//! The crate does not implement HTTP/2 (OSS does not offer it, and one lost packet would hold up all
//! parts of a transfer), redirects, decompression, cookies, SOCKS proxies or retries. The wording of
//! errors and the types of their causes may change.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod backoff;
pub mod body;
mod direct;
mod error;
#[cfg(feature = "hyper")]
pub mod hyper_client;
mod pool_status;
mod runtime;
mod system;
#[cfg(feature = "testing")]
pub mod testing;
mod timeouts;
#[cfg(feature = "tower")]
pub mod tower;
mod transport;

pub use backoff::{Backoff, jitter, random_u64};
pub use body::{Body, BodyError, BodyErrorKind, FileSource, RateLimit};
pub use direct::Direct;
pub use error::{ConnectFailure, TimeoutPhase, TransportError, TransportErrorKind};
#[cfg(feature = "hyper")]
pub use hyper_client::{HyperTransport, Proxies, Proxy};
pub use pool_status::PoolStatus;
pub use runtime::{BoxFuture, RealWork, Runtime};
pub use system::SystemRuntime;
pub use timeouts::Timeouts;
pub use transport::Transport;
