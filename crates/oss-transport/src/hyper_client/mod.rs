//! The built-in transport: pooled HTTP/1.1 over TCP and TLS, on hyper.

mod answer;
mod build_error;
mod builder;
mod carrier;
mod certificates;
mod connect;
mod counters;
mod dial;
mod exchange;
mod failure;
mod gauge;
mod go_ahead;
mod limits;
mod link;
mod pool;
mod proxy;
mod request;
mod secure;
mod stall_timer;
mod tls;
mod tunnel;
mod upload;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;

use self::answer::Answer;
use self::connect::Connector;
use self::exchange::Exchange;
use self::gauge::Gauge;
use self::limits::Limits;
use self::pool::Pool;
use self::request::Prepared;
use crate::{Body, PoolStatus, Transport, TransportError, TransportErrorKind};

pub use self::build_error::BuildError;
pub use self::builder::HyperTransportBuilder;
pub use self::proxy::{Proxies, Proxy, ProxyError};
pub use self::tls::Roots;
#[doc(no_inline)]
pub use rustls;

/// A [`Transport`] that speaks HTTP/1.1 over TCP and TLS, with a pool of connections per host.
///
/// ```
/// use oss_transport::{Body, HyperTransport, Transport};
///
/// # use tokio::io::{AsyncReadExt, AsyncWriteExt};
/// # tokio::runtime::Builder::new_current_thread().enable_all().build()?.block_on(async {
/// # let server = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
/// # let url = format!("http://{}/key", server.local_addr()?);
/// # tokio::spawn(async move {
/// #     let (mut socket, _) = server.accept().await.unwrap();
/// #     socket.read(&mut [0; 1024]).await.unwrap();
/// #     socket.write_all(b"HTTP/1.1 200 OK\r\ncontent-length: 5\r\n\r\nhello").await.unwrap();
/// # });
/// let transport = HyperTransport::new();
/// let response = transport.send(http::Request::get(url).body(Body::empty())?).await?;
/// assert_eq!(response.into_body().bytes(1024).await?, "hello");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// | limit | default |
/// |---|---|
/// | time to resolve the name and to connect by TCP, a proxy and TLS | 5 s |
/// | time from the last byte of the request to the first byte of the response | 60 s |
/// | time without a byte of the response while the caller waits for one | 30 s |
/// | time in which the socket accepts no byte of the request | 30 s |
/// | unused connections that are kept per host, and for how long | 64, 45 s |
/// | age of a connection up to which it is used again | 10 min |
///
/// If a request has the header `Expect: 100-continue`, its body is not read before the server asks for
/// it, or says nothing for a second.
///
/// `TCP_NODELAY` is set, and TCP keep-alive probes are sent after 30 s. Names are resolved for each new
/// connection. Where a name has addresses of IPv6 and IPv4, those of the first one's kind have a head
/// start of 250 ms before the others are tried too.
///
/// A connection that the server will not keep open, as `Connection: close` or HTTP/1.0 says, serves one
/// request.
///
/// # Proxies
///
/// The transport uses the proxies that [`HyperTransportBuilder::proxy`] sets. Without them it connects
/// directly, whatever the environment variables are; [`Proxies::from_environment`] reads those. An answer
/// of the proxy to a request for an `http` URL, such as 407, is a response like any other. If the proxy
/// refuses a connection for an `https` URL, the request fails with [`ConnectFailure::ProxyRefused`],
/// and nothing was sent.
///
/// [`ConnectFailure::ProxyRefused`]: crate::ConnectFailure::ProxyRefused
///
/// # Runtime
///
/// The transport must be used inside a tokio runtime with I/O and time enabled. It spawns no task for
/// a request: the connection is driven by the future of [`send`](Transport::send) and then by the
/// body of the response, so dropping either closes the connection at once. One background task closes
/// unused connections; it ends when none is left.
///
/// Clones share the pool.
#[derive(Clone)]
pub struct HyperTransport(Arc<Inner>);

struct Inner {
    connector: Connector,
    pool: Pool,
    proxies: Proxies,
    timeouts: Limits,
    in_use: Gauge,
    connecting: Gauge,
}

impl HyperTransport {
    /// Creates a transport with the default settings.
    pub fn new() -> Self {
        Self::assemble(
            HyperTransportBuilder::default(),
            rustls::RootCertStore::empty(),
        )
    }

    /// Returns a builder, which sets time limits, certificates, proxies, sockets and a resolver.
    pub fn builder() -> HyperTransportBuilder {
        HyperTransportBuilder::default()
    }

    fn assemble(mut builder: HyperTransportBuilder, extra: rustls::RootCertStore) -> Self {
        Self(Arc::new(Inner {
            pool: Pool::new(builder.pool_idle, builder.pool_per_host),
            timeouts: builder.limits,
            proxies: std::mem::take(&mut builder.proxies),
            connector: Connector::new(builder, extra),
            in_use: Gauge::default(),
            connecting: Gauge::default(),
        }))
    }

    /// Returns how many connections the transport has at the moment.
    pub fn pool_status(&self) -> PoolStatus {
        PoolStatus::new(
            self.0.pool.idle(),
            self.0.in_use.value(),
            self.0.connecting.value(),
        )
    }
}

impl HyperTransportBuilder {
    /// Builds the transport.
    ///
    /// # Errors
    ///
    /// Fails if a root certificate that was added is not a valid certificate, or if root certificates
    /// were set beside a [`tls_config`](Self::tls_config).
    pub fn build(mut self) -> Result<HyperTransport, BuildError> {
        let extra = self.take_extra_roots()?;
        Ok(HyperTransport::assemble(self, extra))
    }
}

impl Default for HyperTransport {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for HyperTransport {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransport")
            .field("limits", &self.0.timeouts)
            .field("proxies", &self.0.proxies)
            .finish_non_exhaustive()
    }
}

#[async_trait]
impl Transport for HyperTransport {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let limits = self.0.timeouts.with(request.extensions().get());
        let mut request = Prepared::new(request, &self.0.proxies)?;
        let checked = request.request.body_mut().check_empty().await;
        checked.map_err(|error| {
            TransportError::new(TransportErrorKind::BodySource, false).with_source(error)
        })?;
        let mut link = match self.0.pool.take(&request.place) {
            Some(link) => link,
            None => {
                let _connecting = self.0.connecting.count();
                // In a box, because it is large and seldom needed.
                Box::pin(self.0.connector.connect(&request.place)).await?
            }
        };
        link.set_in_use(Some(self.0.in_use.count()));
        tracing::trace!(host = %request.place.host, reused = link.reused(), "sending a request");
        let done = Exchange::start(link, request.request, limits).await?;
        let answer = Answer::new(
            done.incoming,
            done.link,
            self.0.pool.clone(),
            limits.idle_read,
        );
        Ok(http::Response::from_parts(done.head, answer.into_body()))
    }

    fn pool_status(&self) -> Option<PoolStatus> {
        Some(Self::pool_status(self))
    }
}

#[cfg(test)]
mod tests;
