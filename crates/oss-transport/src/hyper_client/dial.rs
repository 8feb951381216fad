//! Resolves names and connects by TCP.

use std::convert::Infallible;
use std::error::Error as StdError;
use std::future::{Future, Ready, ready};
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use http::Uri;
use hyper_util::client::legacy::connect::HttpConnector;
use hyper_util::client::legacy::connect::dns::Name;
use hyper_util::rt::TokioIo;
use tokio::net::TcpStream;
use tower_service::Service;

use super::failure::failure;
use crate::{ConnectFailure, TransportError};

/// A function that returns the addresses of a host.
pub(super) type Resolver = Arc<dyn Fn(String) -> Addresses + Send + Sync>;
type Addresses = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// Makes TCP connections.
pub(super) struct Dialer {
    pub(super) limit: Duration,
    pub(super) resolver: Option<Resolver>,
    pub(super) options: TcpOptions,
}

/// What is set on each socket.
#[derive(Clone, Copy, Debug)]
pub(super) struct TcpOptions {
    /// How long a connection is silent before probes are sent; `None` sends none.
    pub(super) keep_alive: Option<Duration>,
    pub(super) no_delay: bool,
    pub(super) local_address: Option<IpAddr>,
}

impl Default for TcpOptions {
    fn default() -> Self {
        Self {
            keep_alive: Some(Duration::from_secs(30)),
            no_delay: true,
            local_address: None,
        }
    }
}

impl Dialer {
    /// Connects to the first address of the host that answers.
    pub(super) async fn dial(&self, host: &str, port: u16) -> Result<TcpStream, TransportError> {
        let addresses = self.resolve(host, port).await?;
        let mut connector = HttpConnector::new_with_resolver(Resolved(addresses));
        connector.set_happy_eyeballs_timeout(Some(HEAD_START));
        connector.set_connect_timeout(Some(self.limit));
        connector.set_keepalive(self.options.keep_alive);
        connector.set_keepalive_interval(self.options.keep_alive);
        connector.set_nodelay(self.options.no_delay);
        connector.set_local_address(self.options.local_address);
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

    async fn resolve(&self, host: &str, port: u16) -> Result<Vec<SocketAddr>, TransportError> {
        if let Ok(address) = host.parse::<IpAddr>() {
            return Ok(vec![SocketAddr::new(address, port)]);
        }
        let resolved = match &self.resolver {
            Some(resolve) => resolve(host.to_owned()).await,
            None => tokio::net::lookup_host((host, port))
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
            address.set_port(port);
        }
        Ok(addresses)
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

fn tcp_failure(cause: Option<&io::Error>) -> ConnectFailure {
    use io::ErrorKind as K;
    match cause.map(io::Error::kind) {
        Some(K::ConnectionRefused) => ConnectFailure::Refused,
        Some(K::ConnectionReset | K::ConnectionAborted) => ConnectFailure::Reset,
        Some(K::TimedOut) => ConnectFailure::Timeout,
        _ => ConnectFailure::Other,
    }
}

const HEAD_START: Duration = Duration::from_millis(250);
