//! Requests for `http` URLs through a proxy.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use tokio::sync::mpsc;

use super::server::{OK, Peer, get, request, serve};
use crate::{Body, ConnectFailure, Direct, HyperTransport, Transport, TransportErrorKind};
use crate::{Proxies, Proxy};

/// A proxy that answers every request itself, and reports the heads that it received.
async fn proxy() -> (String, mpsc::UnboundedReceiver<String>) {
    let (heard, hearings) = mpsc::unbounded_channel();
    let (url, _) = serve(move |_, mut peer: Peer| {
        let heard = heard.clone();
        async move {
            loop {
                let head = peer.head().await;
                if head.is_empty() {
                    return;
                }
                heard.send(head).unwrap();
                peer.say(OK).await;
            }
        }
    })
    .await;
    (url, hearings)
}

fn through(proxies: impl Into<Proxies>) -> HyperTransport {
    HyperTransport::builder().proxy(proxies).build().unwrap()
}

#[tokio::test]
async fn the_target_is_the_whole_url_with_path_and_query_byte_for_byte() {
    let (url, mut heard) = proxy().await;
    let transport = through(Proxy::new(&url).unwrap());
    for (asked, target) in [
        ("http://b.example.com", "http://b.example.com/"),
        ("http://b.example.com?acl", "http://b.example.com/?acl"),
        ("http://b.example.com/?", "http://b.example.com/?"),
        ("http://b.example.com:80/k", "http://b.example.com:80/k"),
        ("http://127.0.0.1:81/k", "http://127.0.0.1:81/k"),
        ("http://[::1]:81/k", "http://[::1]:81/k"),
        (
            "http://b.example.com//a/../b/./%2e%2F%41+~'*?x-oss-a=%2F/?&b=&&c",
            "http://b.example.com//a/../b/./%2e%2F%41+~'*?x-oss-a=%2F/?&b=&&c",
        ),
        ("http://user:pw@b.example.com/k", "http://b.example.com/k"),
    ] {
        assert_eq!(get(&transport, asked).await.unwrap(), "ok");
        let head = heard.recv().await.unwrap();
        assert_eq!(
            head.lines().next().unwrap(),
            format!("GET {target} HTTP/1.1")
        );
        let host = target.trim_start_matches("http://").split('/').next();
        let host = host.unwrap().trim_end_matches(":80");
        assert!(head.contains(&format!("\r\nhost: {host}\r\n")), "{head}");
        assert!(!head.contains("proxy-authorization"), "{head}");
    }
}

#[tokio::test]
async fn the_proxy_learns_who_asks_and_passes_the_answer_on() {
    let (url, mut heard) = proxy().await;
    let url = url.replace("http://", "http://Aladdin:open%20sesame@");
    let transport = through(Proxy::new(&url).unwrap());
    let mut put = request("PUT", "http://b.example.com/k", "content");
    assert_eq!(transport.send(put).await.unwrap().status(), 200);
    let head = heard.recv().await.unwrap();
    let authorization = "\r\nproxy-authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n";
    assert!(head.contains(authorization), "{head}");
    // A header that the request has already stays.
    put = request("GET", "http://b.example.com/k", Body::empty());
    let headers = put.headers_mut();
    headers.insert("proxy-authorization", "Bearer other".parse().unwrap());
    let transport = through(Proxy::new(&url).unwrap());
    transport.send(put).await.unwrap();
    let head = heard.recv().await.unwrap();
    assert!(
        head.contains("\r\nproxy-authorization: Bearer other\r\n"),
        "{head}"
    );
}

#[tokio::test]
async fn an_answer_of_the_proxy_is_a_response_like_any_other() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 407 Proxy Authentication Required\r\ncontent-length: 0\r\n\r\n")
            .await;
    })
    .await;
    let transport = through(Proxy::new(&url).unwrap());
    let get = request("GET", "http://b.example.com/k", Body::empty());
    assert_eq!(transport.send(get).await.unwrap().status(), 407);
}

#[tokio::test]
async fn what_is_marked_or_excepted_goes_to_its_server_directly() {
    let (url, mut heard) = proxy().await;
    let (server, _) = serve(|_, mut peer| async move {
        while !peer.head().await.is_empty() {
            peer.say("HTTP/1.1 200 OK\r\ncontent-length: 6\r\n\r\ndirect")
                .await;
        }
    })
    .await;
    let transport = through(Proxy::new(&url).unwrap());
    // Loopback is no exception by itself.
    assert_eq!(get(&transport, &server).await.unwrap(), "ok");
    assert!(heard.recv().await.unwrap().contains(&server));
    let mut marked = request("GET", &server, Body::empty());
    marked.extensions_mut().insert(Direct);
    let answer = transport.send(marked).await.unwrap().into_body();
    assert_eq!(answer.bytes(10).await.unwrap(), "direct");
    // The two have connections of their own.
    assert_eq!(get(&transport, &server).await.unwrap(), "ok");
    assert_eq!(transport.pool_status().idle, 2);

    let proxies = Proxies::all(Proxy::new(&url).unwrap());
    let excepted = through(proxies.clone().except("127.0.0.0/8"));
    assert_eq!(get(&excepted, &server).await.unwrap(), "direct");
    let https_only = through(proxies.for_http(None));
    assert_eq!(get(&https_only, &server).await.unwrap(), "direct");
    let none = HyperTransport::new();
    assert_eq!(get(&none, &server).await.unwrap(), "direct");
}

#[tokio::test]
async fn a_connection_to_the_proxy_serves_again() {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let (url, _) = serve(move |_, mut peer| {
        counter.fetch_add(1, Ordering::SeqCst);
        async move {
            while !peer.head().await.is_empty() {
                peer.say(OK).await;
            }
        }
    })
    .await;
    let transport = through(Proxy::new(&url).unwrap());
    for _ in 0..5 {
        get(&transport, "http://b.example.com/k").await.unwrap();
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn a_proxy_that_is_not_there_is_named_without_its_password() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    drop(listener);
    let proxy = Proxy::new(&format!("http://CANARY:CANARY@{address}")).unwrap();
    let transport = through(proxy);
    for url in [
        "http://b.example.com/?CANARY",
        "https://b.example.com/?CANARY",
    ] {
        let error = get(&transport, url).await.unwrap_err();
        let kind = TransportErrorKind::Connect(ConnectFailure::Proxy);
        assert_eq!((error.kind(), error.sent()), (kind, false));
        let source = error.source().unwrap().to_string();
        assert_eq!(source, format!("http://{address}: connection refused"));
        assert!(!format!("{error:?} {transport:?}").contains("CANARY"));
    }
}

#[tokio::test]
async fn a_variable_that_names_no_proxy_fails_the_request_and_is_named() {
    let transport = through(Proxies::from_variables(|name| {
        (name == "HTTP_PROXY").then(|| "socks5://user:CANARY@127.0.0.1:1080".to_owned())
    }));
    let error = get(&transport, "http://b.example.com/").await.unwrap_err();
    let kind = TransportErrorKind::InvalidRequest;
    assert_eq!((error.kind(), error.sent()), (kind, false));
    let source = error.source().unwrap().to_string();
    assert!(
        source.starts_with("HTTP_PROXY names a SOCKS proxy"),
        "{source}"
    );
    assert!(!format!("{error:?} {transport:?}").contains("CANARY"));
}
