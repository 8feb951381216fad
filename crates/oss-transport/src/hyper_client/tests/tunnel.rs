//! Requests for `https` URLs through a proxy.

use std::error::Error;
use std::future::pending;
use std::net::SocketAddr;
use std::time::Duration;

use tokio::io::{AsyncRead, AsyncWrite, copy_bidirectional};
use tokio::net::TcpStream;
use tokio::sync::mpsc;

use super::authority::{Authority, Clients};
use super::server::{Peer, get, serve};
use crate::hyper_client::{HyperTransportBuilder, Roots};
use crate::{ConnectFailure, HyperTransport, Proxy, TransportErrorKind};

const URL: &str = "https://bucket.example.com/key?secret";

fn builder(authority: &Authority) -> HyperTransportBuilder {
    HyperTransport::builder()
        .roots(Roots::Added)
        .add_root_pem(authority.pem())
}

/// Grants a tunnel to `server`, whatever host was asked for, and returns what was asked.
async fn tunnel<S>(mut peer: Peer<S>, server: SocketAddr) -> String
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let head = peer.head().await;
    peer.say("HTTP/1.1 200 Connection established\r\nx-proxy: yes\r\n\r\n")
        .await;
    let Peer(mut client) = peer;
    tokio::spawn(async move {
        let mut server = TcpStream::connect(server).await.unwrap();
        let _ = copy_bidirectional(&mut client, &mut server).await;
    });
    head
}

#[tokio::test]
async fn the_proxy_sees_the_host_and_nothing_of_the_request() {
    let authority = Authority::new();
    let server = authority.serve("bucket.example.com").await;
    let (heard, mut hearings) = mpsc::unbounded_channel();
    let (url, _) = serve(move |_, peer| {
        let heard = heard.clone();
        async move { heard.send(tunnel(peer, server).await).unwrap() }
    })
    .await;
    let proxy = Proxy::new(&url).unwrap();
    let proxy = proxy.with_basic_auth("Aladdin", "open sesame");
    let transport = builder(&authority).proxy(proxy).build().unwrap();
    for _ in 0..3 {
        assert_eq!(get(&transport, URL).await.unwrap(), "ok");
    }
    let head = hearings.recv().await.unwrap();
    assert_eq!(
        head,
        "CONNECT bucket.example.com:443 HTTP/1.1\r\nhost: bucket.example.com:443\r\n\
         proxy-authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n"
    );
    // The tunnel is pooled like any connection.
    assert!(hearings.try_recv().is_err());
    assert_eq!(transport.pool_status().idle, 1);
}

#[tokio::test]
async fn the_server_learns_nothing_about_the_proxy() {
    let authority = Authority::new();
    let (heard, mut hearings) = mpsc::unbounded_channel();
    let serving = authority.serve_by("127.0.0.1", Clients::Anyone, move |mut peer| {
        let heard = heard.clone();
        async move {
            heard.send(peer.head().await).unwrap();
            peer.say(super::server::OK).await;
        }
    });
    let server = serving.await;
    let (url, _) = serve(move |_, peer| async move {
        tunnel(peer, server).await;
    })
    .await;
    let proxy = Proxy::new(&url).unwrap().with_basic_auth("user", "CANARY");
    let transport = builder(&authority).proxy(proxy).build().unwrap();
    get(&transport, &format!("https://{server}/key?x"))
        .await
        .unwrap();
    let head = hearings.recv().await.unwrap();
    assert!(head.starts_with("GET /key?x HTTP/1.1\r\n"), "{head}");
    assert!(!head.contains("proxy"), "{head}");
}

#[tokio::test]
async fn the_proxy_itself_can_be_reached_by_tls() {
    let authority = Authority::new();
    let server = authority.serve("bucket.example.com").await;
    let (heard, mut hearings) = mpsc::unbounded_channel();
    let serving = authority.serve_by("proxy.example.com", Clients::Anyone, move |peer| {
        let heard = heard.clone();
        async move { heard.send(tunnel(peer, server).await).unwrap() }
    });
    let address = serving.await;
    let transport = builder(&authority)
        .resolver(move |host| async move {
            assert_eq!(host, "proxy.example.com", "the proxy resolves the server");
            Ok(vec![address])
        })
        .proxy(Proxy::new("https://user:pw@proxy.example.com").unwrap())
        .build()
        .unwrap();
    for _ in 0..2 {
        assert_eq!(get(&transport, URL).await.unwrap(), "ok");
    }
    let head = hearings.recv().await.unwrap();
    assert!(head.contains("\r\nproxy-authorization: Basic dXNlcjpwdw==\r\n"));
    assert!(hearings.try_recv().is_err());
}

#[tokio::test]
async fn a_plain_request_to_a_proxy_by_tls_is_in_absolute_form() {
    let authority = Authority::new();
    let serving = authority.serve_by(
        "proxy.example.com",
        Clients::Anyone,
        |mut peer| async move {
            let head = peer.head().await;
            let target = head.split(' ').nth(1).unwrap().to_owned();
            let length = target.len();
            peer.say(format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n{target}"
            ))
            .await;
        },
    );
    let address = serving.await;
    let transport = builder(&authority)
        .resolver(move |_| async move { Ok(vec![address]) })
        .proxy(Proxy::new("https://proxy.example.com").unwrap())
        .build()
        .unwrap();
    let url = "http://bucket.example.com/key?x";
    assert_eq!(get(&transport, url).await.unwrap(), url);
}

#[tokio::test]
async fn a_proxy_whose_certificate_is_not_trusted_is_not_used() {
    let authority = Authority::new();
    let address = Authority::new().serve("proxy.example.com").await;
    let transport = builder(&authority)
        .resolver(move |_| async move { Ok(vec![address]) })
        .proxy(Proxy::new("https://proxy.example.com").unwrap())
        .build()
        .unwrap();
    let error = get(&transport, URL).await.unwrap_err();
    let kind = TransportErrorKind::Connect(ConnectFailure::Proxy);
    assert_eq!((error.kind(), error.sent()), (kind, false));
    assert_eq!(
        error.source().unwrap().to_string(),
        "https://proxy.example.com:443: the server's certificate is not trusted"
    );
}

#[tokio::test]
async fn a_refusal_is_told_with_its_status_and_without_secrets() {
    for (status, said) in [
        (
            407,
            "HTTP/1.1 407 Proxy Authentication Required\r\nproxy-authenticate: Basic\r\ncontent-length: 6\r\n\r\nCANARY",
        ),
        (403, "HTTP/1.1 403 CANARY\r\n\r\n"),
        (502, "HTTP/1.0 502 Bad Gateway\r\nconnection: close\r\n\r\n"),
        (
            302,
            "HTTP/1.1 302 Found\r\nlocation: http://CANARY/\r\ncontent-length: 0\r\n\r\n",
        ),
    ] {
        let (url, _) = serve(move |_, mut peer| async move {
            peer.head().await;
            peer.say(said).await;
        })
        .await;
        let proxy = Proxy::new(&url)
            .unwrap()
            .with_basic_auth("CANARY", "CANARY");
        let transport = HyperTransport::builder().proxy(proxy).build().unwrap();
        let error = get(&transport, "https://bucket.example.com/?CANARY").await;
        let error = error.unwrap_err();
        let code = http::StatusCode::from_u16(status).unwrap();
        let kind = TransportErrorKind::Connect(ConnectFailure::ProxyRefused(code));
        assert_eq!((error.kind(), error.sent()), (kind, false));
        assert!(error.to_string().contains(&status.to_string()), "{error}");
        assert!(
            !format!("{error} {error:?}").contains("CANARY"),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn a_proxy_that_speaks_no_http_or_closes_or_speaks_first_makes_no_connection() {
    for said in [
        "",
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 20",
        "HTTP/1.1 200 OK\r\n\r\nearly",
    ] {
        let (url, _) = serve(move |_, mut peer| async move {
            peer.head().await;
            peer.say(said).await;
        })
        .await;
        let proxy = Proxy::new(&url).unwrap();
        let transport = HyperTransport::builder().proxy(proxy).build().unwrap();
        let error = get(&transport, URL).await.unwrap_err();
        let kind = TransportErrorKind::Connect(ConnectFailure::Proxy);
        assert_eq!((error.kind(), error.sent()), (kind, false), "{said}");
    }
}

#[tokio::test]
async fn a_silent_proxy_is_given_up_at_the_connect_timeout() {
    let (heard, mut hearings) = mpsc::unbounded_channel();
    let (url, _) = serve(move |_, mut peer| {
        let heard = heard.clone();
        async move {
            heard.send(peer.head().await).unwrap();
            pending::<()>().await;
        }
    })
    .await;
    let transport = HyperTransport::builder()
        .connect_timeout(Duration::from_secs(3))
        .proxy(Proxy::new(&url).unwrap())
        .build()
        .unwrap();
    let asking = tokio::spawn(async move { get(&transport, URL).await });
    hearings.recv().await.unwrap();
    tokio::time::pause();
    let error = asking.await.unwrap().unwrap_err();
    let kind = TransportErrorKind::Connect(ConnectFailure::Timeout);
    assert_eq!((error.kind(), error.sent()), (kind, false));
}
