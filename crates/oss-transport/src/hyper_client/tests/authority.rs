//! An authority whose certificates are made on the spot, and servers of TLS.

use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::crypto::ring::default_provider;
use rustls::server::WebPkiClientVerifier;
use rustls::{RootCertStore, ServerConfig};
use rustls_pki_types::{CertificateDer, PrivateKeyDer};
use tokio::net::{TcpListener, TcpStream};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::server::TlsStream;

use super::server::{OK, Peer};

pub(super) struct Authority(CertifiedIssuer<'static, KeyPair>);

/// What a server demands of its clients.
#[derive(Clone, Copy)]
pub(super) enum Clients {
    Anyone,
    Certified,
}

impl Authority {
    pub(super) fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    pub(super) fn pem(&self) -> String {
        self.0.pem()
    }

    pub(super) fn der(&self) -> Vec<u8> {
        self.0.der().to_vec()
    }

    /// The store that trusts this authority.
    pub(super) fn store(&self) -> RootCertStore {
        let mut store = RootCertStore::empty();
        store.add(self.0.der().clone()).unwrap();
        store
    }

    /// A certificate of `name` and its key.
    pub(super) fn certify(
        &self,
        name: &str,
    ) -> (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>) {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        (vec![certificate.der().clone()], key)
    }

    /// Serves each connection to `name` by `script`.
    pub(super) async fn serve_by<F, R>(&self, name: &str, clients: Clients, script: F) -> SocketAddr
    where
        F: Fn(Peer<TlsStream<TcpStream>>) -> R + Send + 'static,
        R: Future<Output = ()> + Send + 'static,
    {
        let provider = Arc::new(default_provider());
        let config = ServerConfig::builder_with_provider(Arc::clone(&provider))
            .with_safe_default_protocol_versions()
            .unwrap();
        let config = match clients {
            Clients::Anyone => config.with_no_client_auth(),
            Clients::Certified => {
                let store = Arc::new(self.store());
                let verifier = WebPkiClientVerifier::builder_with_provider(store, provider);
                config.with_client_cert_verifier(verifier.build().unwrap())
            }
        };
        let (chain, key) = self.certify(name);
        let mut config = config.with_single_cert(chain, key).unwrap();
        config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            loop {
                let (socket, _) = listener.accept().await.unwrap();
                let Ok(stream) = acceptor.accept(socket).await else {
                    continue;
                };
                assert_eq!(stream.get_ref().1.alpn_protocol(), Some(&b"http/1.1"[..]));
                tokio::spawn(script(Peer(stream)));
            }
        });
        address
    }

    /// A server of `name`, which answers every request.
    pub(super) async fn serve(&self, name: &str) -> SocketAddr {
        self.serve_by(name, Clients::Anyone, answer_all).await
    }
}

pub(super) async fn answer_all(mut peer: Peer<TlsStream<TcpStream>>) {
    while !peer.head().await.is_empty() {
        peer.say(OK).await;
    }
}
