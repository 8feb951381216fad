//! Makes connections: resolves the name, connects by TCP, and makes the TLS handshake.

use std::convert::Infallible;
use std::error::Error as StdError;
use std::future::{Ready, ready};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_rustls::{DefaultServerNameResolver, HttpsConnector, MaybeHttpsStream};
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::rt::TokioIo;
use rustls::RootCertStore;
use tokio::net::TcpStream;
use tower_service::Service;

use super::builder::{HyperTransportBuilder, Resolver};
use super::counters::{CountedReads, CountedWrites, Counters};
use super::link::{Link, Tcp};
use super::request::Place;
use super::tls::Tls;
use crate::{ConnectFailure, TransportError, TransportErrorKind};

/// Makes connections.
pub(super) struct Connector {
    limit: Duration,
    resolver: Option<Resolver>,
    tls: Arc<Tls>,
}

impl Connector {
    pub(super) fn new(builder: HyperTransportBuilder, added: RootCertStore) -> Self {
        let tls = Arc::new(Tls::new(builder.roots, added));
        Self {
            limit: builder.connect,
            resolver: builder.resolver,
            tls,
        }
    }

    pub(super) async fn connect(&self, place: &Place) -> Result<Link, TransportError> {
        match tokio::time::timeout(self.limit, self.connect_unlimited(place)).await {
            Ok(connected) => connected,
            Err(_) => Err(failure(ConnectFailure::Timeout)),
        }
    }

    async fn connect_unlimited(&self, place: &Place) -> Result<Link, TransportError> {
        let addresses = self.resolve(place).await?;
        let counters = Arc::new(Counters::default());
        let tcp = self.open(addresses).await?;
        let tcp = TokioIo::new(CountedWrites::new(tcp, Arc::clone(&counters)));
        let stream = match place.tls {
            true => self.secure(tcp, place).await?,
            false => MaybeHttpsStream::Http(tcp),
        };
        let heard = CountedReads::new(TokioIo::new(stream), Arc::clone(&counters));
        tracing::debug!(host = %place.host, port = place.port, tls = place.tls, "connected");
        Link::handshake(TokioIo::new(heard), counters, place.clone()).await
    }

    async fn resolve(&self, place: &Place) -> Result<Vec<SocketAddr>, TransportError> {
        let Place { host, port, .. } = place;
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, *port)]);
        }
        let resolved = match &self.resolver {
            Some(resolve) => resolve(host.clone()).await,
            None => tokio::net::lookup_host((host.as_str(), *port))
                .await
                .map(Iterator::collect),
        };
        let dns = |error: io::Error| failure(ConnectFailure::Dns).with_source(error);
        let mut addresses = resolved.map_err(dns)?;
        if addresses.is_empty() {
            return Err(dns(io::Error::new(
                io::ErrorKind::NotFound,
                "the name has no address",
            )));
        }
        for address in addresses.iter_mut().filter(|address| address.port() == 0) {
            address.set_port(*port);
        }
        Ok(addresses)
    }

    async fn open(&self, addresses: Vec<SocketAddr>) -> Result<TcpStream, TransportError> {
        let mut connector = HttpConnector::new_with_resolver(Resolved(addresses));
        connector.set_happy_eyeballs_timeout(Some(HEAD_START));
        connector.set_connect_timeout(Some(self.limit));
        connector.set_keepalive(Some(KEEP_ALIVE));
        connector.set_nodelay(true);
        // The connector knows the addresses; the name keeps it from parsing one out of the URI.
        let connected = connector
            .call(Uri::from_static("http://resolved.invalid/"))
            .await;
        connected.map(TokioIo::into_inner).map_err(|error| {
            let cause = error
                .source()
                .and_then(|cause| cause.downcast_ref::<io::Error>());
            failure(tcp_failure(cause)).with_source(error)
        })
    }

    async fn secure(
        &self,
        tcp: Tcp,
        place: &Place,
    ) -> Result<MaybeHttpsStream<Tcp>, TransportError> {
        let config = self.tls_config().await?;
        let names = Arc::new(DefaultServerNameResolver::default());
        let mut connector = HttpsConnector::new(Opened(Some(tcp)), config, true, names);
        let authority = match place.host.contains(':') {
            true => format!("[{}]", place.host),
            false => place.host.clone(),
        };
        let uri = Uri::builder()
            .scheme("https")
            .authority(authority)
            .path_and_query("/")
            .build();
        let uri = uri.map_err(|error| failure(ConnectFailure::Other).with_source(error))?;
        connector.call(uri).await.map_err(tls_failure)
    }

    /// Returns the TLS configuration. The first call reads certificates from files.
    async fn tls_config(&self) -> Result<Arc<rustls::ClientConfig>, TransportError> {
        let tls = Arc::clone(&self.tls);
        match tokio::task::spawn_blocking(move || tls.config()).await {
            Ok(config) => config.map_err(refused),
            Err(error) => Err(failure(ConnectFailure::Other).with_source(error)),
        }
    }
}

/// Addresses that are already known, in the form of a resolver of hyper-util.
#[derive(Clone)]
struct Resolved(Vec<SocketAddr>);

impl Service<Name> for Resolved {
    type Response = std::vec::IntoIter<SocketAddr>;
    type Error = Infallible;
    type Future = Ready<Result<Self::Response, Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Name) -> Self::Future {
        ready(Ok(self.0.clone().into_iter()))
    }
}

/// A connection that is already open, in the form of a connector of hyper-rustls. This way errors of
/// TCP and of TLS can be told apart.
struct Opened(Option<Tcp>);

impl Service<Uri> for Opened {
    type Response = Tcp;
    type Error = io::Error;
    type Future = Ready<Result<Tcp, io::Error>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), io::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, _: Uri) -> Self::Future {
        ready(
            self.0
                .take()
                .ok_or_else(|| io::ErrorKind::NotConnected.into()),
        )
    }
}

fn failure(failure: ConnectFailure) -> TransportError {
    TransportError::new(TransportErrorKind::Connect(failure), false)
}

fn refused(error: rustls::Error) -> TransportError {
    TransportError::new(TransportErrorKind::Tls, false).with_source(error)
}

fn tcp_failure(cause: Option<&io::Error>) -> ConnectFailure {
    use io::ErrorKind as K;
    match cause.map(io::Error::kind) {
        Some(K::ConnectionRefused) => ConnectFailure::Refused,
        Some(K::ConnectionReset | K::ConnectionAborted) => ConnectFailure::Reset,
        Some(K::TimedOut) => ConnectFailure::Timeout,
        _ => ConnectFailure::Other,
    }
}

/// An error of TLS itself is permanent. Everything else means that the connection was cut.
fn tls_failure(error: Box<dyn StdError + Send + Sync>) -> TransportError {
    let mut cause: &(dyn StdError + 'static) = &*error;
    // hyper-rustls wraps the I/O error of the handshake, which wraps the error of rustls.
    while let Some(inner) = cause
        .downcast_ref::<io::Error>()
        .and_then(io::Error::get_ref)
    {
        cause = inner;
    }
    match cause.downcast_ref::<rustls::Error>() {
        Some(error) => refused(error.clone()),
        None => failure(ConnectFailure::Handshake).with_source(error),
    }
}

const HEAD_START: Duration = Duration::from_millis(250);
const KEEP_ALIVE: Duration = Duration::from_secs(30);
