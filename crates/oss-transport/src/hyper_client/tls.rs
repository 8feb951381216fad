//! The certificates that are trusted, and the TLS configuration made from them.

use std::sync::{Arc, OnceLock};

use rustls::crypto::ring;
use rustls::{ClientConfig, RootCertStore};

/// The root certificates that a transport trusts in addition to those that are added to it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Roots {
    /// The certificates of the operating system, or those that `SSL_CERT_FILE` and `SSL_CERT_DIR`
    /// name. This is the default.
    #[cfg(feature = "platform-roots")]
    Platform,
    /// Mozilla's certificates, compiled into the program. This is the default without the feature
    /// `platform-roots`.
    #[cfg(feature = "webpki-roots")]
    WebPki,
    /// No certificates but those that are added.
    Added,
}

impl Default for Roots {
    fn default() -> Self {
        DEFAULT
    }
}

/// The TLS configuration. Unless it was given, it is made for the first `https` URL, because reading
/// the certificates of the system costs milliseconds that plain `http` does not need.
pub(super) struct Tls {
    roots: Roots,
    added: RootCertStore,
    config: OnceLock<Arc<ClientConfig>>,
}

impl Tls {
    pub(super) fn new(roots: Roots, added: RootCertStore) -> Self {
        Self {
            roots,
            added,
            config: OnceLock::new(),
        }
    }

    /// Uses a configuration of the user's own, with the only protocol that the transport speaks.
    pub(super) fn from_config(config: Arc<ClientConfig>) -> Self {
        let mut config = config;
        if config.alpn_protocols != [HTTP_1_1] {
            Arc::make_mut(&mut config).alpn_protocols = vec![HTTP_1_1.to_vec()];
        }
        Self {
            roots: Roots::Added,
            added: RootCertStore::empty(),
            config: OnceLock::from(config),
        }
    }

    pub(super) fn config(&self) -> Result<Arc<ClientConfig>, rustls::Error> {
        if let Some(config) = self.config.get() {
            return Ok(Arc::clone(config));
        }
        let mut store = self.roots.store();
        store.extend(self.added.roots.iter().cloned());
        let mut config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_root_certificates(store)
            .with_no_client_auth();
        config.alpn_protocols = vec![HTTP_1_1.to_vec()];
        Ok(Arc::clone(self.config.get_or_init(|| Arc::new(config))))
    }
}

impl Roots {
    fn store(self) -> RootCertStore {
        match self {
            #[cfg(feature = "platform-roots")]
            Self::Platform => platform(),
            #[cfg(feature = "webpki-roots")]
            Self::WebPki => webpki_roots::TLS_SERVER_ROOTS.iter().cloned().collect(),
            Self::Added => RootCertStore::empty(),
        }
    }
}

/// A system without certificates is not an error here: the handshake reports an unknown issuer.
#[cfg(feature = "platform-roots")]
fn platform() -> RootCertStore {
    let mut store = RootCertStore::empty();
    let found = rustls_native_certs::load_native_certs();
    let (added, ignored) = store.add_parsable_certificates(found.certs);
    let failed = found.errors.len();
    tracing::debug!(
        added,
        ignored,
        failed,
        "read the system's root certificates"
    );
    store
}

const HTTP_1_1: &[u8] = b"http/1.1";

#[cfg(feature = "platform-roots")]
const DEFAULT: Roots = Roots::Platform;
#[cfg(all(feature = "webpki-roots", not(feature = "platform-roots")))]
const DEFAULT: Roots = Roots::WebPki;
#[cfg(not(any(feature = "webpki-roots", feature = "platform-roots")))]
const DEFAULT: Roots = Roots::Added;
