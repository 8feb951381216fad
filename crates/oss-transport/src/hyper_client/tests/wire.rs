//! The bytes of a request, and how an answer is read.

use bytes::Bytes;
use http::header::{CONTENT_LENGTH, HOST};
use tokio::sync::mpsc::{UnboundedReceiver, unbounded_channel};

use super::server::{OK, Peer, get, request, serve};
use crate::{Body, BodyErrorKind, HyperTransport, Transport, TransportErrorKind};

/// A server that answers each request with 200 and passes its head and body on.
async fn recorder(body: usize) -> (String, UnboundedReceiver<(String, Vec<u8>)>) {
    let (sender, receiver) = unbounded_channel();
    let (url, _) = serve(move |_, mut peer: Peer| {
        let sender = sender.clone();
        async move {
            loop {
                let head = peer.head().await;
                if head.is_empty() {
                    return;
                }
                let body = peer.body(body).await;
                sender.send((head, body)).unwrap();
                peer.say(OK).await;
            }
        }
    })
    .await;
    (url, receiver)
}

#[tokio::test]
async fn the_target_is_sent_byte_for_byte_and_nothing_is_added() {
    let (url, mut heads) = recorder(0).await;
    let transport = HyperTransport::new();
    let host = url.trim_start_matches("http://");
    for target in [
        "/",
        "/bucket/a/../b/./c//d/",
        "/bucket/%2e%2E/%2f%7E~%C3%A9",
        "/k?x-oss-signature=a%2Fb%2B&x=1+2&&empty=&flag",
        "/k?",
    ] {
        assert_eq!(
            get(&transport, &format!("{url}{target}")).await.unwrap(),
            "ok"
        );
        let expected = format!("GET {target} HTTP/1.1\r\nhost: {host}\r\n\r\n");
        assert_eq!(heads.recv().await.unwrap().0, expected);
    }
}

#[tokio::test]
async fn a_missing_path_becomes_a_slash() {
    let (url, mut heads) = recorder(0).await;
    let transport = HyperTransport::new();
    get(&transport, &url).await.unwrap();
    assert!(
        heads
            .recv()
            .await
            .unwrap()
            .0
            .starts_with("GET / HTTP/1.1\r\n")
    );
    get(&transport, &format!("{url}?acl")).await.unwrap();
    assert!(
        heads
            .recv()
            .await
            .unwrap()
            .0
            .starts_with("GET /?acl HTTP/1.1\r\n")
    );
}

#[tokio::test]
async fn an_ipv6_address_keeps_its_brackets_in_the_host() {
    // A machine without IPv6 has nothing to test here.
    let Ok(listener) = tokio::net::TcpListener::bind("[::1]:0").await else {
        return;
    };
    let address = listener.local_addr().unwrap();
    let serving = tokio::spawn(async move {
        let mut peer = Peer(listener.accept().await.unwrap().0);
        let head = peer.head().await;
        peer.say(OK).await;
        head
    });
    get(&HyperTransport::new(), &format!("http://{address}/"))
        .await
        .unwrap();
    let head = serving.await.unwrap();
    assert_eq!(head, format!("GET / HTTP/1.1\r\nhost: {address}\r\n\r\n"));
}

#[tokio::test]
async fn an_explicit_host_wins() {
    let (url, mut heads) = recorder(0).await;
    let mut asked = request("GET", &url, Body::empty());
    asked
        .headers_mut()
        .insert(HOST, "bucket.example.com".parse().unwrap());
    HyperTransport::new().send(asked).await.unwrap();
    let head = heads.recv().await.unwrap().0;
    assert_eq!(head, "GET / HTTP/1.1\r\nhost: bucket.example.com\r\n\r\n");
}

#[tokio::test]
async fn an_empty_put_says_so() {
    let (url, mut heads) = recorder(0).await;
    for (method, says) in [
        ("PUT", true),
        ("POST", true),
        ("GET", false),
        ("DELETE", false),
    ] {
        HyperTransport::new()
            .send(request(method, &url, Body::empty()))
            .await
            .unwrap();
        let head = heads.recv().await.unwrap().0;
        assert_eq!(head.contains("\r\ncontent-length: 0\r\n"), says, "{head}");
        assert!(!head.contains("transfer-encoding"), "{head}");
    }
}

#[tokio::test]
async fn a_known_length_is_stated_and_an_unknown_one_chunked() {
    let (url, mut heads) = recorder(10).await;
    let transport = HyperTransport::new();
    let rope = Body::rope([Bytes::from("01234"), Bytes::from("56789")]);
    transport.send(request("PUT", &url, rope)).await.unwrap();
    let (head, body) = heads.recv().await.unwrap();
    assert!(head.contains("\r\ncontent-length: 10\r\n"), "{head}");
    assert_eq!(body, b"0123456789");

    let reader = Body::from_reader(&b"01234"[..], None);
    transport.send(request("PUT", &url, reader)).await.unwrap();
    let (head, body) = heads.recv().await.unwrap();
    assert!(
        head.contains("\r\ntransfer-encoding: chunked\r\n"),
        "{head}"
    );
    assert_eq!(body, b"5\r\n01234\r\n");
}

#[tokio::test]
async fn what_cannot_be_sent_is_refused_before_connecting() {
    let transport = HyperTransport::new();
    for url in ["/relative", "ftp://127.0.0.1/", "127.0.0.1:9"] {
        let error = transport
            .send(request("GET", url, Body::empty()))
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.sent()),
            (TransportErrorKind::InvalidRequest, false)
        );
    }
    let mut asked = request("PUT", "http://127.0.0.1:1/", "six by");
    asked.headers_mut().insert(CONTENT_LENGTH, 7.into());
    let error = transport.send(asked).await.unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::InvalidRequest);
}

#[tokio::test]
async fn statuses_are_answers_and_redirects_stay_where_they_are() {
    let (url, _) = serve(|number, mut peer| async move {
        peer.head().await;
        let status = ["307 Temporary Redirect", "404 Not Found", "503 Slow"][number];
        let head = format!("HTTP/1.1 {status}\r\nlocation: /x\r\nconnection: close\r\n");
        peer.say(format!("{head}content-length: 0\r\n\r\n")).await;
    })
    .await;
    let transport = HyperTransport::new();
    for status in [307, 404, 503] {
        let response = transport
            .send(request("GET", &url, Body::empty()))
            .await
            .unwrap();
        assert_eq!(response.status(), status);
    }
}

#[tokio::test]
async fn a_body_that_is_cut_says_so_after_what_arrived() {
    for (head, sent) in [
        ("content-length: 10", "01234"),
        ("transfer-encoding: chunked", "5\r\n01234\r\n"),
    ] {
        let (url, _) = serve(move |_, mut peer| async move {
            peer.head().await;
            peer.say(format!("HTTP/1.1 200 OK\r\n{head}\r\n\r\n{sent}"))
                .await;
        })
        .await;
        let response = HyperTransport::new()
            .send(request("GET", &url, Body::empty()))
            .await
            .unwrap();
        let mut body = response.into_body();
        assert_eq!(body.chunk().await.unwrap().unwrap(), "01234");
        assert_eq!(
            body.chunk().await.unwrap().unwrap_err().kind(),
            BodyErrorKind::Cut
        );
        assert!(body.chunk().await.is_none());
    }
}

#[tokio::test]
async fn broken_chunks_are_a_fault_of_protocol() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nxyz\r\n")
            .await;
        peer.rest().await;
    })
    .await;
    let response = HyperTransport::new()
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    let error = response.into_body().bytes(100).await.unwrap_err();
    assert_eq!(error.kind(), BodyErrorKind::Protocol);
}

#[tokio::test]
async fn the_first_bytes_are_delivered_before_the_last_are_sent() {
    let (go, wait) = tokio::sync::oneshot::channel::<()>();
    let wait = std::sync::Mutex::new(Some(wait));
    let (url, _) = serve(move |_, mut peer| {
        let wait = wait.lock().unwrap().take().unwrap();
        async move {
            peer.head().await;
            peer.say("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\nfirst")
                .await;
            wait.await.unwrap();
            peer.say("-last").await;
        }
    })
    .await;
    let response = HyperTransport::new()
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    let mut body = response.into_body();
    assert_eq!(body.len(), Some(10));
    assert_eq!(body.chunk().await.unwrap().unwrap(), "first");
    go.send(()).unwrap();
    assert_eq!(body.bytes(10).await.unwrap(), "-last");
}

#[tokio::test]
async fn a_head_request_has_no_body_whatever_length_is_stated() {
    let (url, _) = serve(|_, mut peer| async move {
        for _ in 0..2 {
            peer.head().await;
            peer.say("HTTP/1.1 200 OK\r\ncontent-length: 1000\r\n\r\n")
                .await;
        }
    })
    .await;
    let transport = HyperTransport::new();
    for _ in 0..2 {
        let response = transport
            .send(request("HEAD", &url, Body::empty()))
            .await
            .unwrap();
        assert_eq!(response.headers()[CONTENT_LENGTH], "1000");
        assert_eq!(response.into_body().bytes(10).await.unwrap(), "");
    }
}

#[tokio::test]
async fn an_answer_may_have_hundreds_of_headers() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        let metadata: String = (0..500).map(|n| format!("x-oss-meta-{n}: v\r\n")).collect();
        peer.say(format!(
            "HTTP/1.1 200 OK\r\n{metadata}content-length: 0\r\n\r\n"
        ))
        .await;
    })
    .await;
    let response = HyperTransport::new()
        .send(request("HEAD", &url, Body::empty()))
        .await
        .unwrap();
    assert_eq!(response.headers().len(), 501);
}
