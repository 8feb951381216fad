//! The same server over TLS.

use std::sync::Arc;

use oss_emulator::{Emulator, Surroundings};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

#[tokio::test]
async fn clients_that_trust_the_authority_are_served_by_name_and_address() {
    let server = Emulator::builder()
        .bucket("examplebucket")
        .tls()
        .start()
        .await
        .unwrap();
    let connector = connector(&server);
    let address = server.endpoint().strip_prefix("https://").unwrap();
    for name in [
        "127.0.0.1",
        "localhost",
        "examplebucket.localhost",
        "b.oss-cn-hangzhou.aliyuncs.com",
    ] {
        let socket = TcpStream::connect(address).await.unwrap();
        let host = ServerName::try_from(name).unwrap();
        let mut stream = connector.connect(host, socket).await.unwrap();
        let request = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
        stream.write_all(request.as_bytes()).await.unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(answer.starts_with("HTTP/1.1 403 "), "{name}: {answer}");
    }
}

fn connector(server: &Emulator) -> TlsConnector {
    let mut roots = RootCertStore::empty();
    let authority = server.ca_certificate().unwrap();
    roots
        .add(CertificateDer::from_pem_slice(authority.as_bytes()).unwrap())
        .unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    TlsConnector::from(Arc::new(config))
}

#[tokio::test]
async fn the_surroundings_speak_tls_too_but_the_metadata_service_never_does() {
    let surroundings = Surroundings::new()
        .ecs_role("oss-emulator")
        .credentials_uri("oss-emulator")
        .oauth("oss-emulator");
    let server = Emulator::builder().tls().surroundings(surroundings);
    let server = server.start().await.unwrap();
    let around = server.surroundings();
    let endpoint = around.metadata().unwrap().endpoint();
    let list = "GET /latest/meta-data/ram/security-credentials/";
    assert_eq!(
        crate::surroundings::send(endpoint, list, &[], "")
            .await
            .status,
        200
    );

    let uri = around.credentials_uri().unwrap().uri();
    assert!(
        uri.starts_with(around.oauth().unwrap().endpoint()),
        "one listener"
    );
    let (address, target) = uri
        .strip_prefix("https://")
        .unwrap()
        .split_once('/')
        .unwrap();
    let socket = TcpStream::connect(address).await.unwrap();
    let host = ServerName::try_from("127.0.0.1").unwrap();
    let mut stream = connector(&server).connect(host, socket).await.unwrap();
    let request = format!("GET /{target} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains("\"Code\":\"Success\""), "{answer}");
}
