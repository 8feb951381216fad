//! Limits, roots and name resolution of the built-in transport.

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

use super::{HyperTransport, Limits, Roots};

pub(super) type Resolver = Arc<dyn Fn(String) -> Addresses + Send + Sync>;
pub(super) type Addresses = Pin<Box<dyn Future<Output = io::Result<Vec<SocketAddr>>> + Send>>;

/// Builds a [`HyperTransport`].
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
    /// Limits name resolution, TCP and TLS together; 5 s.
    pub fn connect_timeout(mut self, limit: Duration) -> Self {
        self.connect = limit;
        self
    }

    /// Limits the wait from the last byte of the request to the first of the answer; 60 s.
    pub fn first_byte_timeout(mut self, limit: Duration) -> Self {
        self.limits.first_byte = limit;
        self
    }

    /// Limits how long no byte of the answer comes while the caller waits for one; 30 s.
    pub fn idle_read_timeout(mut self, limit: Duration) -> Self {
        self.limits.idle_read = limit;
        self
    }

    /// Limits how long the socket accepts no byte of the request; 30 s. Time in which the body's
    /// source gives nothing does not count.
    pub fn idle_write_timeout(mut self, limit: Duration) -> Self {
        self.limits.idle_write = limit;
        self
    }

    /// How long an unused connection is kept; 45 s.
    pub fn pool_idle_timeout(mut self, limit: Duration) -> Self {
        self.pool_idle = limit;
        self
    }

    /// How many unused connections are kept per host; 64. With 0 each request has its own.
    pub fn pool_max_idle_per_host(mut self, limit: usize) -> Self {
        self.pool_per_host = limit;
        self
    }

    /// Which root certificates are trusted, beside those added here; by default the first of
    /// [`Roots`] that the crate's features allow.
    pub fn roots(mut self, roots: Roots) -> Self {
        self.roots = roots;
        self
    }

    /// Trusts all certificates of a PEM text too.
    pub fn add_root_pem(mut self, pem: impl Into<Vec<u8>>) -> Self {
        self.extra.push(Certificates::Pem(pem.into()));
        self
    }

    /// Trusts a certificate in DER form too.
    pub fn add_root_der(mut self, der: impl Into<Vec<u8>>) -> Self {
        self.extra.push(Certificates::Der(der.into()));
        self
    }

    /// Resolves host names by `resolve`; without it the system does. IP addresses are not asked
    /// for.
    ///
    /// An address of port 0 gets the URL's port; any other port is used as it is.
    pub fn resolver<F, R>(mut self, resolve: F) -> Self
    where
        F: Fn(String) -> R + Send + Sync + 'static,
        R: Future<Output = io::Result<Vec<SocketAddr>>> + Send + 'static,
    {
        self.resolver = Some(Arc::new(move |host| Box::pin(resolve(host))));
        self
    }

    /// The transport.
    ///
    /// # Errors
    ///
    /// A root certificate that was added is none.
    pub fn build(mut self) -> Result<HyperTransport, BuildError> {
        let mut store = RootCertStore::empty();
        for certificates in std::mem::take(&mut self.extra) {
            certificates.add_to(&mut store)?;
        }
        Ok(HyperTransport::assemble(self, store))
    }
}

impl Default for HyperTransportBuilder {
    fn default() -> Self {
        Self {
            connect: Duration::from_secs(5),
            limits: Limits {
                first_byte: Duration::from_secs(60),
                idle_read: Duration::from_secs(30),
                idle_write: Duration::from_secs(30),
            },
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

/// A root certificate given to the builder is none; the reason is the source.
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
