//! The built-in transport: pooled HTTP/1.1 over TCP and TLS, on hyper.

mod answer;
mod builder;
mod connect;
mod exchange;
mod link;
mod pool;
mod request;
mod tls;
mod upload;
mod watch;
mod wire;

use std::fmt;
use std::sync::Arc;

use async_trait::async_trait;

use self::answer::Answer;
use self::connect::Connector;
use self::exchange::Exchange;
use self::pool::Pool;
use self::request::Prepared;
use crate::{Body, Timeouts, Transport, TransportError, TransportErrorKind};

pub use self::builder::{BuildError, HyperTransportBuilder};
pub use self::tls::Roots;

/// HTTP/1.1 over TCP and TLS, with a pool of connections per host.
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
/// | name, TCP and TLS together | 5 s |
/// | last byte of the request to first of the answer | 60 s |
/// | no byte of the answer while the caller waits | 30 s |
/// | no byte of the request accepted by the socket | 30 s |
/// | idle connections per host, and for how long | 64, 45 s |
/// | age of a connection that is used again | 10 min |
///
/// TCP_NODELAY is set, TCP keep-alive is 30 s, IPv6 and IPv4 race with a head start of 250 ms.
/// Names are resolved for each new connection.
///
/// No task works for a request: its connection is driven by the future of
/// [`send`](Transport::send) and then by the body of the answer, so dropping either closes the
/// connection at once. The one background task removes idle connections and ends with the last of
/// them. It must be used inside a tokio runtime with I/O and time enabled.
///
/// Clones share the pool.
#[derive(Clone)]
pub struct HyperTransport(Arc<Inner>);

struct Inner {
    connector: Connector,
    pool: Pool,
    timeouts: Limits,
}

/// What `Timeouts` overrides.
#[derive(Clone, Copy, Debug)]
struct Limits {
    first_byte: std::time::Duration,
    idle_read: std::time::Duration,
    idle_write: std::time::Duration,
}

impl HyperTransport {
    /// The transport with all defaults.
    pub fn new() -> Self {
        Self::assemble(
            HyperTransportBuilder::default(),
            rustls::RootCertStore::empty(),
        )
    }

    /// Sets limits, roots, a resolver.
    pub fn builder() -> HyperTransportBuilder {
        HyperTransportBuilder::default()
    }

    fn assemble(builder: HyperTransportBuilder, extra: rustls::RootCertStore) -> Self {
        Self(Arc::new(Inner {
            pool: Pool::new(builder.pool_idle, builder.pool_per_host),
            timeouts: builder.limits,
            connector: Connector::new(builder, extra),
        }))
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
        let mut request = Prepared::new(request)?;
        let checked = request.request.body_mut().check_empty().await;
        checked.map_err(|error| {
            TransportError::new(TransportErrorKind::BodySource, false).with_source(error)
        })?;
        let link = match self.0.pool.take(&request.place) {
            Some(link) => link,
            None => self.0.connector.connect(&request.place).await?,
        };
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
}

impl Limits {
    fn with(self, overrides: Option<&Timeouts>) -> Self {
        let Some(overrides) = overrides else {
            return self;
        };
        Self {
            first_byte: overrides.first_byte.unwrap_or(self.first_byte),
            idle_read: overrides.idle_read.unwrap_or(self.idle_read),
            idle_write: overrides.idle_write.unwrap_or(self.idle_write),
        }
    }
}

#[cfg(test)]
mod tests;
