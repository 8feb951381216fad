//! A TLS configuration of the user's own.

use std::net::SocketAddr;
use std::sync::Arc;

use rustls::ClientConfig;
use rustls::crypto::ring::default_provider;

use super::authority::{Authority, Clients, answer_all};
use super::server::get;
use crate::hyper_client::{HyperTransportBuilder, Roots};
use crate::{HyperTransport, TransportErrorKind};

#[derive(Clone, Copy)]
enum Client {
    Certified,
    Nobody,
}

fn config(trusted: &Authority, client: Client) -> ClientConfig {
    let config = ClientConfig::builder_with_provider(Arc::new(default_provider()))
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(trusted.store());
    match client {
        Client::Nobody => config.with_no_client_auth(),
        Client::Certified => {
            let (chain, key) = trusted.certify("client.example.com");
            config.with_client_auth_cert(chain, key).unwrap()
        }
    }
}

fn to(address: SocketAddr, config: ClientConfig) -> HyperTransportBuilder {
    HyperTransport::builder()
        .resolver(move |_| async move { Ok(vec![address]) })
        .tls_config(config)
}

const URL: &str = "https://bucket.example.com/";

#[tokio::test]
async fn a_client_certificate_opens_a_server_that_wants_one() {
    let authority = Authority::new();
    let name = "bucket.example.com";
    let address = authority
        .serve_by(name, Clients::Certified, answer_all)
        .await;
    let known = to(address, config(&authority, Client::Certified)).build();
    assert_eq!(get(&known.unwrap(), URL).await.unwrap(), "ok");
    let unknown = to(address, config(&authority, Client::Nobody)).build();
    let error = get(&unknown.unwrap(), URL).await.unwrap_err();
    // The alert arrives after the handshake, when the request may be under way.
    assert!(
        matches!(
            error.kind(),
            TransportErrorKind::Interrupted | TransportErrorKind::Other | TransportErrorKind::Tls
        ),
        "{error:?}"
    );
}

#[tokio::test]
async fn no_other_protocol_is_offered_than_the_one_that_is_spoken() {
    let authority = Authority::new();
    // The server prefers h2, and checks that http/1.1 was chosen.
    let address = authority.serve("bucket.example.com").await;
    for offered in [vec![], vec![b"h2".to_vec(), b"http/1.1".to_vec()]] {
        let mut config = config(&authority, Client::Nobody);
        config.alpn_protocols = offered;
        let transport = to(address, config).build().unwrap();
        assert_eq!(get(&transport, URL).await.unwrap(), "ok");
    }
}

#[tokio::test]
async fn only_its_own_roots_are_trusted() {
    let authority = Authority::new();
    let address = authority.serve("bucket.example.com").await;
    let stranger = config(&Authority::new(), Client::Nobody);
    let transport = to(address, stranger).build().unwrap();
    let error = get(&transport, URL).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::Tls);
}

#[test]
fn roots_beside_it_are_refused_when_the_transport_is_built() {
    let authority = Authority::new();
    let builder = || HyperTransport::builder().tls_config(config(&authority, Client::Nobody));
    for refused in [
        builder().roots(Roots::Added),
        builder().add_root_pem(authority.pem()),
        builder().add_root_der(authority.der()),
    ] {
        let error = refused.build().unwrap_err().to_string();
        assert!(error.contains("put them into the configuration"), "{error}");
    }
    assert!(builder().build().is_ok());
}
