//! The builder of the built-in transport: time limits, certificates, proxies, sockets, names.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::{IpAddr, SocketAddr};
use std::sync::Arc;
use std::time::Duration;

use rustls::{ClientConfig, RootCertStore};

use super::build_error::BuildError;
use super::certificates::Certificates;
use super::dial::{Resolver, TcpOptions};
use super::limits::Limits;
use super::proxy::Proxies;
use super::tls::Roots;

/// Builds a [`HyperTransport`](crate::HyperTransport).
///
/// ```
/// use std::net::SocketAddr;
/// use std::time::Duration;
/// use oss_transport::HyperTransport;
///
/// let transport = HyperTransport::builder()
///     .connect_timeout(Duration::from_secs(2))
///     // Every name is a server on this machine.
///     .resolver(|_host| async { Ok(vec![SocketAddr::from(([127, 0, 0, 1], 9000))]) })
///     .build()?;
/// # Ok::<(), oss_transport::hyper_client::BuildError>(())
/// ```
#[must_use]
pub struct HyperTransportBuilder {
    pub(super) connect: Duration,
    pub(super) limits: Limits,
    pub(super) pool_idle: Duration,
    pub(super) pool_per_host: usize,
    pub(super) resolver: Option<Resolver>,
    pub(super) roots: Option<Roots>,
    pub(super) tls_config: Option<Arc<ClientConfig>>,
    pub(super) proxies: Proxies,
    pub(super) tcp: TcpOptions,
    pub(super) max_age: Duration,
    extra: Vec<Certificates>,
}

impl HyperTransportBuilder {
    /// Sets the time limit for making a connection: resolving the name, TCP, the proxy and TLS
    /// together. The default is 5 seconds.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// Sets the longest time between the last byte of the request and the first byte of the
    /// response. The default is 60 seconds.
    pub fn first_byte_timeout(mut self, limit: Duration) -> Self {
        self.limits.first_byte = limit;
        self
    }

    /// Sets the longest time in which no byte of the response arrives while the caller waits for one.
    /// The default is 30 seconds.
    pub fn idle_read_timeout(mut self, limit: Duration) -> Self {
        self.limits.idle_read = limit;
        self
    }

    /// Sets the longest time in which the socket accepts no byte of the request. The time in which
    /// the source of the body yields nothing does not count. The default is 30 seconds.
    pub fn idle_write_timeout(mut self, limit: Duration) -> Self {
        self.limits.idle_write = limit;
        self
    }

    /// Sets how long an unused connection is kept open. The default is 45 seconds.
    pub fn pool_idle_timeout(mut self, limit: Duration) -> Self {
        self.pool_idle = limit;
        self
    }

    /// Sets how many unused connections are kept open per host. The default is 64. With 0, every
    /// request makes its own connection.
    pub fn pool_max_idle_per_host(mut self, limit: usize) -> Self {
        self.pool_per_host = limit;
        self
    }

    /// Sets how old a connection may become before a new one is made for the next request, perhaps to
    /// another address of the name. The default is 10 minutes. A request that is under way is never
    /// interrupted by it.
    pub fn max_connection_age(mut self, limit: Duration) -> Self {
        self.max_age = limit;
        self
    }

    /// Sets the proxies through which requests are sent. By default there is none, and environment
    /// variables are not read: [`Proxies::from_environment`] reads them.
    ///
    /// ```
    /// use oss_transport::{HyperTransport, Proxies};
    ///
    /// let transport = HyperTransport::builder().proxy(Proxies::from_environment()).build()?;
    /// # Ok::<(), oss_transport::hyper_client::BuildError>(())
    /// ```
    pub fn proxy(mut self, proxies: impl Into<Proxies>) -> Self {
        self.proxies = proxies.into();
        self
    }

    /// Sets how long a connection is silent before TCP asks the peer whether it is still there, and
    /// the time between two such probes. `None` sends no probes. The default is 30 seconds.
    pub fn tcp_keep_alive(mut self, interval: impl Into<Option<Duration>>) -> Self {
        self.tcp.keep_alive = interval.into();
        self
    }

    /// Sets `TCP_NODELAY`, with which small pieces are sent at once instead of being collected. It
    /// is on by default.
    pub fn tcp_nodelay(mut self, on: bool) -> Self {
        self.tcp.no_delay = on;
        self
    }

    /// Sets the address of this machine from which connections are made. By default the operating
    /// system chooses it. It is not used for connections to addresses of the other version of IP.
    pub fn local_address(mut self, address: IpAddr) -> Self {
        self.tcp.local_address = Some(address);
        self
    }

    /// Sets the TLS configuration, for example with a client certificate or with another provider of
    /// cryptography. It is used for servers and for proxies that are reached over `https`.
    ///
    /// Its root certificates are the only ones that are trusted: together with [`roots`](Self::roots),
    /// [`add_root_pem`](Self::add_root_pem) or [`add_root_der`](Self::add_root_der), the transport
    /// cannot be built. Its list of protocols (ALPN) is replaced by `http/1.1`, because the transport
    /// speaks no other.
    ///
    /// The type is of the crate that [`hyper_client::rustls`](crate::hyper_client::rustls) is.
    ///
    /// ```
    /// use std::sync::Arc;
    /// use oss_transport::HyperTransport;
    /// use oss_transport::hyper_client::rustls::{self, ClientConfig, RootCertStore};
    ///
    /// # fn build(
    /// #     roots: RootCertStore,
    /// #     certificate: rustls::pki_types::CertificateDer<'static>,
    /// #     key: rustls::pki_types::PrivateKeyDer<'static>,
    /// # ) -> Result<(), Box<dyn std::error::Error>> {
    /// let provider = Arc::new(rustls::crypto::ring::default_provider());
    /// let config = ClientConfig::builder_with_provider(provider)
    ///     .with_safe_default_protocol_versions()?
    ///     .with_root_certificates(roots)
    ///     .with_client_auth_cert(vec![certificate], key)?;
    /// let transport = HyperTransport::builder().tls_config(config).build()?;
    /// # Ok(())
    /// # }
    /// ```
    pub fn tls_config(mut self, config: impl Into<Arc<ClientConfig>>) -> Self {
        self.tls_config = Some(config.into());
        self
    }

    /// Sets which root certificates are trusted in addition to those that are added to this builder.
    /// The default is the first variant of [`Roots`] that the features of the crate allow.
    pub fn roots(mut self, roots: Roots) -> Self {
        self.roots = Some(roots);
        self
    }

    /// Adds all certificates of a PEM text to the trusted root certificates.
    pub fn add_root_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.extra.push(Certificates::Pem(pem.into()));
        self
    }

    /// Adds a certificate in DER form to the trusted root certificates.
    pub fn add_root_der(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.extra.push(Certificates::Der(der.into()));
        self
    }

    /// Sets the function that resolves host names. By default the operating system does. The function
    /// is not called for IP addresses.
    ///
    /// If an address that it returns has port 0, the port of the URL is used.
    pub fn resolver<F, R>(mut self, resolve: F) -> Self
    where
        F: Fn(String) -> R + Send + Sync + 'static,
        R: Future<Output = io::Result<Vec<SocketAddr>>> + Send + 'static,
    {
        self.resolver = Some(Arc::new(move |host| Box::pin(resolve(host))));
        self
    }

    /// Removes the certificates that were added and returns them as a store.
    pub(super) fn take_extra_roots(&mut self) -> Result<RootCertStore, BuildError> {
        if self.tls_config.is_some() && (self.roots.is_some() || !self.extra.is_empty()) {
            return Err(BuildError::roots_beside_tls_config());
        }
        let mut store = RootCertStore::empty();
        for certificates in std::mem::take(&mut self.extra) {
            certificates.add_to(&mut store)?;
        }
        Ok(store)
    }
}

impl Default for HyperTransportBuilder {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            limits: Limits::default(),
            pool_idle: Duration::from_secs(45),
            pool_per_host: 64,
            resolver: None,
            roots: None,
            tls_config: None,
            proxies: Proxies::none(),
            tcp: TcpOptions::default(),
            max_age: Duration::from_secs(600),
            extra: Vec::new(),
        }
    }
}

impl fmt::Debug for HyperTransportBuilder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("HyperTransportBuilder")
            .field("connect", &self.connect)
            .field("limits", &self.limits)
            .field("roots", &self.roots)
            .field("proxies", &self.proxies)
            .field("tcp", &self.tcp)
            .finish_non_exhaustive()
    }
}
