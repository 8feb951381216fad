//! Makes connections: by TCP, through a proxy if there is one, and with TLS.

use std::sync::Arc;
use std::time::Duration;

use hyper_rustls::MaybeHttpsStream;
use hyper_util::rt::TokioIo;
use rustls::RootCertStore;

use super::builder::HyperTransportBuilder;
use super::carrier::Carrier;
use super::counters::{CountedReads, CountedWrites, Counters};
use super::dial::Dialer;
use super::failure::{at_proxy, failure};
use super::link::Link;
use super::proxy::Proxy;
use super::request::Place;
use super::secure::{refused, secure};
use super::tls::Tls;
use super::tunnel;
use crate::{ConnectFailure, TransportError};

/// Makes connections.
pub(super) struct Connector {
    dialer: Dialer,
    tls: Arc<Tls>,
    max_age: Duration,
}

impl Connector {
    pub(super) fn new(builder: HyperTransportBuilder, added: RootCertStore) -> Self {
        let tls = match builder.tls_config {
            Some(config) => Tls::from_config(config),
            None => Tls::new(builder.roots.unwrap_or_default(), added),
        };
        Self {
            dialer: Dialer {
                limit: builder.connect,
                resolver: builder.resolver,
                options: builder.tcp,
            },
            tls: Arc::new(tls),
            max_age: builder.max_age,
        }
    }

    pub(super) async fn connect(&self, place: &Place) -> Result<Box<Link>, TransportError> {
        match tokio::time::timeout(self.dialer.limit, self.connect_unlimited(place)).await {
            Ok(connected) => connected,
            Err(_) => Err(failure(ConnectFailure::Timeout)),
        }
    }

    async fn connect_unlimited(&self, place: &Place) -> Result<Box<Link>, TransportError> {
        let counters = Arc::new(Counters::default());
        let carrier = self.carrier(place).await?;
        let tcp = TokioIo::new(CountedWrites::new(carrier, Arc::clone(&counters)));
        let stream = match place.tls {
            true => secure(tcp, &place.host, self.tls_config().await?).await?,
            false => MaybeHttpsStream::Http(tcp),
        };
        let heard = CountedReads::new(TokioIo::new(stream), Arc::clone(&counters));
        let proxy = place.proxy.as_ref().map(tracing::field::display);
        tracing::debug!(host = %place.host, port = place.port, tls = place.tls, proxy, "connected");
        Link::handshake(TokioIo::new(heard), counters, place.clone(), self.max_age).await
    }

    /// Returns a stream that reaches the server, or a proxy that passes requests on.
    async fn carrier(&self, place: &Place) -> Result<Carrier, TransportError> {
        let Some(proxy) = &place.proxy else {
            let tcp = self.dialer.dial(&place.host, place.port).await?;
            return Ok(Carrier::Tcp(tcp));
        };
        let reached = self.reach(proxy).await;
        let carrier = reached.map_err(|error| at_proxy(proxy, error))?;
        match place.tls {
            true => tunnel::open(carrier, place, proxy).await,
            false => Ok(carrier),
        }
    }

    async fn reach(&self, proxy: &Proxy) -> Result<Carrier, TransportError> {
        let tcp = self.dialer.dial(proxy.host(), proxy.port()).await?;
        if !proxy.tls() {
            return Ok(Carrier::Tcp(tcp));
        }
        let config = self.tls_config().await?;
        let stream = secure(TokioIo::new(tcp), proxy.host(), config).await?;
        Ok(Carrier::ProxyTls(Box::new(TokioIo::new(stream))))
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
