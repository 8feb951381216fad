//! The builder of the built-in transport: time limits, root certificates, name resolution.

use std::error::Error as StdError;
use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use rustls::RootCertStore;
use rustls_pki_types::CertificateDer;
use rustls_pki_types::pem::PemObject;

use super::limits::Limits;
use super::tls::Roots;

pub(super) type Resolver = Arc<dyn Fn(String) -> Addresses + Send + Sync>;
pub(super) type Addresses = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

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
    pub(super) roots: Roots,
    extra: Vec<Certificates>,
}

enum Certificates {
    Der(Vec<u8>),
    Pem(Vec<u8>),
}

impl HyperTransportBuilder {
    /// Sets the time limit for making a connection: resolving the name, TCP and TLS together. The
    /// default is 5 seconds.
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

    /// Sets which root certificates are trusted in addition to those that are added to this builder.
    /// The default is the first variant of [`Roots`] that the features of the crate allow.
    pub fn roots(mut self, roots: Roots) -> Self {
        self.roots = roots;
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
            roots: Roots::default(),
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
            .finish_non_exhaustive()
    }
}

impl Certificates {
    fn add_to(self, store: &mut RootCertStore) -> Result<(), BuildError> {
        match self {
            Self::Der(der) => store
                .add(CertificateDer::from(der))
                .map_err(BuildError::new)?,
            Self::Pem(pem) => {
                let before = store.len();
                for certificate in CertificateDer::pem_slice_iter(&pem) {
                    store
                        .add(certificate.map_err(BuildError::new)?)
                        .map_err(BuildError::new)?;
                }
                if store.len() == before {
                    return Err(BuildError::new(
                        "there is no CERTIFICATE section in the PEM text",
                    ));
                }
            }
        }
        Ok(())
    }
}

/// The error of a root certificate that is not valid. The reason is available through
/// [`source`](StdError::source).
#[derive(Debug)]
pub struct BuildError(Box<dyn StdError + Send + Sync>);

impl BuildError {
    fn new(reason: impl Into<Box<dyn StdError + Send + Sync>>) -> Self {
        Self(reason.into())
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a root certificate of the transport is invalid")
    }
}

impl StdError for BuildError {
    fn source(&self) -> Option<&(dyn StdError + 'static)> {
        Some(&*self.0)
    }
}
