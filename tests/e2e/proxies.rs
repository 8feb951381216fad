//! Clients that reach the server through a proxy.

use std::net::SocketAddr;

use oss_client::credentials::Environment;
use oss_client::transport::{HyperTransport, Proxy};
use oss_client::{Client, ErrorKind};
use oss_emulator::Emulator;

use crate::misbehaving::{Misbehaving, answer};
use crate::plain::address_of;
use crate::stage::{BUCKET, KEY, Stage};

/// A key whose path must not be changed on the way, or its signature does not fit.
const ODD: &str = "a//b/./%2e/+ ~'(*)中?&=";

/// A proxy for `http` URLs, in front of one server: it takes scheme and host off the target.
async fn plain_proxy(server: SocketAddr) -> Misbehaving {
    Misbehaving::serving(move |mut peer, _| async move {
        let head = peer.head().await;
        let head = head.replacen("http://oss.example.test", "", 1);
        // One request for each connection, so that no second head has to be changed.
        let head = head.replacen("\r\n", "\r\nconnection: close\r\n", 1);
        peer.relay(server, &head).await;
    })
    .await
}

#[tokio::test]
async fn a_signed_request_survives_a_proxy_that_the_environment_names() {
    let stage = Stage::with(|builder| builder.cname("oss.example.test", BUCKET)).await;
    let proxy = plain_proxy(address_of(stage.oss.endpoint())).await;
    let client = Client::builder()
        .endpoint("http://oss.example.test")
        .region(stage.oss.region())
        .credentials(stage.oss.credentials())
        .runtime(stage.runtime.clone())
        .environment(Environment::fixed([("http_proxy", proxy.endpoint())]))
        .build()
        .unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    for _ in 0..3 {
        bucket.put_object(ODD).body("content").send().await.unwrap();
        let got = bucket.get_object(ODD).send().await.unwrap();
        assert_eq!(got.output.body.text().await.unwrap(), "content");
    }
    assert_eq!(proxy.connections(), 6);
}

#[tokio::test]
async fn a_tunnel_carries_tls_to_the_server() {
    let oss = Emulator::builder()
        .tls()
        .bucket(BUCKET)
        .start()
        .await
        .unwrap();
    let server = address_of(oss.endpoint());
    let proxy = Misbehaving::serving(move |mut peer, _| async move {
        peer.head().await;
        peer.write(b"HTTP/1.1 200 OK\r\n\r\n").await;
        peer.relay(server, "").await;
    })
    .await;
    let transport = HyperTransport::builder()
        .add_root_pem(oss.ca_certificate().unwrap())
        .proxy(Proxy::new(&proxy.endpoint()).unwrap())
        .build()
        .unwrap();
    let client = Client::builder()
        .endpoint(oss.endpoint())
        .region("cn-hangzhou")
        .credentials(oss.credentials())
        .transport(transport)
        .build()
        .unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    bucket.put_object(ODD).body("content").send().await.unwrap();
    let got = bucket.get_object(ODD).send().await.unwrap();
    assert_eq!(got.output.body.text().await.unwrap(), "content");
    assert_eq!(proxy.connections(), 1);
}

#[tokio::test]
async fn a_variable_that_names_no_proxy_is_named_by_the_error() {
    let stage = Stage::new().await;
    let variables = [("ALL_PROXY", "socks5://user:CANARY@127.0.0.1:1080")];
    let client = Client::builder()
        .endpoint(stage.oss.endpoint())
        .region(stage.oss.region())
        .credentials(stage.oss.credentials())
        .environment(Environment::fixed(variables))
        .build()
        .unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    let shown = format!("{error} {error:?}");
    assert!(
        error.to_string().contains("ALL_PROXY names a SOCKS proxy"),
        "{shown}"
    );
    assert!(!shown.contains("CANARY"), "{shown}");
}

#[tokio::test]
async fn a_proxy_that_refuses_is_asked_once_and_the_error_says_what_to_do() {
    let proxy = Misbehaving::answering(answer("407 Proxy Authentication Required", "", "")).await;
    let stage = Stage::new().await;
    let transport = HyperTransport::builder()
        .proxy(
            Proxy::new(&proxy.endpoint())
                .unwrap()
                .with_basic_auth("user", "CANARY"),
        )
        .build()
        .unwrap();
    let client = stage
        .builder()
        .endpoint("https://oss-cn-hangzhou.aliyuncs.com")
        .transport(transport)
        .build()
        .unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Connect);
    assert_eq!(proxy.connections(), 1);
    let shown = format!("{error} {error:?} {}", error.hint().unwrap());
    assert!(shown.contains("status 407"), "{shown}");
    assert!(shown.contains("USER:PASSWORD"), "{shown}");
    assert!(!shown.contains("CANARY"), "{shown}");
}
