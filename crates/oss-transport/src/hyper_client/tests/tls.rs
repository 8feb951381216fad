//! TLS with certificates made on the spot.

use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, CertifiedIssuer, IsCa, KeyPair};
use rustls::ServerConfig;
use rustls::crypto::ring::default_provider;
use rustls_pki_types::PrivateKeyDer;
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

use super::server::{OK, Peer, get, serve};
use crate::hyper_client::Roots;
use crate::{ConnectFailure, HyperTransport, TransportErrorKind};

struct Authority(CertifiedIssuer<'static, KeyPair>);

impl Authority {
    fn new() -> Self {
        let mut params = CertificateParams::new(Vec::new()).unwrap();
        params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
        Self(CertifiedIssuer::self_signed(params, KeyPair::generate().unwrap()).unwrap())
    }

    /// A server of `name`, which answers one request per connection.
    async fn serve(&self, name: &str) -> SocketAddr {
        let key = KeyPair::generate().unwrap();
        let params = CertificateParams::new([name.to_owned()]).unwrap();
        let certificate = params.signed_by(&key, &self.0).unwrap();
        let key = PrivateKeyDer::try_from(key.serialize_der()).unwrap();
        let mut config = ServerConfig::builder_with_provider(Arc::new(default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(vec![certificate.der().clone()], key)
            .unwrap();
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
                let mut peer = Peer(stream);
                tokio::spawn(async move {
                    while !peer.head().await.is_empty() {
                        peer.say(OK).await;
                    }
                });
            }
        });
        address
    }
}

fn transport(address: SocketAddr, root: Option<&Authority>) -> HyperTransport {
    let mut builder = HyperTransport::builder()
        .roots(Roots::Added)
        .resolver(move |_| async move { Ok(vec![address]) });
    if let Some(Authority(root)) = root {
        builder = builder.add_root_pem(root.pem());
    }
    builder.build().unwrap()
}

#[tokio::test]
async fn a_root_of_the_users_own_is_trusted() {
    let authority = Authority::new();
    let address = authority.serve("bucket.example.com").await;
    let transport = transport(address, Some(&authority));
    for _ in 0..2 {
        assert_eq!(
            get(&transport, "https://bucket.example.com/key")
                .await
                .unwrap(),
            "ok"
        );
    }
    assert_eq!(transport.0.pool.idle(), 1);

    let der = HyperTransport::builder()
        .roots(Roots::Added)
        .add_root_der(authority.0.der().to_vec())
        .resolver(move |_| async move { Ok(vec![address]) });
    assert_eq!(
        get(&der.build().unwrap(), "https://bucket.example.com/")
            .await
            .unwrap(),
        "ok"
    );
}

#[tokio::test]
async fn an_address_is_a_name_too() {
    let authority = Authority::new();
    let address = authority.serve("127.0.0.1").await;
    let transport = transport(address, Some(&authority));
    assert_eq!(
        get(&transport, &format!("https://{address}/key"))
            .await
            .unwrap(),
        "ok"
    );
}

#[tokio::test]
async fn a_foreign_issuer_or_name_is_refused_for_good() {
    let authority = Authority::new();
    let address = authority.serve("bucket.example.com").await;
    let stranger = Authority::new();
    for (root, name) in [
        (Some(&stranger), "bucket.example.com"),
        (None, "bucket.example.com"),
        (Some(&authority), "other.example.com"),
    ] {
        let url = format!("https://{name}/");
        let error = get(&transport(address, root), &url).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.sent()),
            (TransportErrorKind::Tls, false)
        );
    }
}

#[tokio::test]
async fn a_handshake_that_is_cut_can_be_tried_again() {
    let (url, _) = serve(|_, peer| async move { drop(peer) }).await;
    let address = url.trim_start_matches("http://").parse().unwrap();
    let error = get(&transport(address, None), "https://bucket.example.com/")
        .await
        .unwrap_err();
    let kind = error.kind();
    assert!(
        matches!(
            kind,
            TransportErrorKind::Connect(ConnectFailure::Handshake | ConnectFailure::Reset)
        ),
        "{error:?}"
    );
    assert!(!error.sent());
}

#[test]
fn what_is_no_certificate_is_refused_when_the_transport_is_built() {
    assert!(
        HyperTransport::builder()
            .add_root_pem("no PEM")
            .build()
            .is_err()
    );
    assert!(
        HyperTransport::builder()
            .add_root_der("no DER")
            .build()
            .is_err()
    );
    let garbled = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
    assert!(
        HyperTransport::builder()
            .add_root_pem(garbled)
            .build()
            .is_err()
    );
}
