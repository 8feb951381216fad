//! TLS with certificates made on the spot.

use std::net::SocketAddr;

use super::authority::Authority;
use super::server::{get, serve};
use crate::hyper_client::Roots;
use crate::{ConnectFailure, HyperTransport, TransportErrorKind};

fn transport(address: SocketAddr, root: Option<&Authority>) -> HyperTransport {
    let mut builder = HyperTransport::builder()
        .roots(Roots::Added)
        .resolver(move |_| async move { Ok(vec![address]) });
    if let Some(root) = root {
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
        .add_root_der(authority.der())
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
