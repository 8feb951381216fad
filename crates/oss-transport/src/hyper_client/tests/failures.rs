//! No connection, or no answer on it.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use super::server::{OK, get, request, serve};
use crate::{ConnectFailure, HyperTransport, Transport, TransportErrorKind};

#[tokio::test]
async fn nothing_listens_there() {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!(
        "http://{}/?signature=secret",
        listener.local_addr().unwrap()
    );
    drop(listener);
    let error = get(&HyperTransport::new(), &url).await.unwrap_err();
    assert_eq!(
        error.kind(),
        TransportErrorKind::Connect(ConnectFailure::Refused)
    );
    assert!(!error.sent());
    assert!(!format!("{error} {error:?} {}", error.source().unwrap()).contains("secret"));
}

#[tokio::test]
async fn a_name_without_address() {
    let failing = HyperTransport::builder()
        .resolver(|_| async { Err(io::Error::other("the name server is away")) })
        .build()
        .unwrap();
    let empty = HyperTransport::builder()
        .resolver(|_| async { Ok(vec![]) })
        .build()
        .unwrap();
    for transport in [failing, empty] {
        let error = get(&transport, "http://oss.invalid/").await.unwrap_err();
        assert_eq!(
            error.kind(),
            TransportErrorKind::Connect(ConnectFailure::Dns)
        );
        assert!(!error.sent());
    }
}

#[tokio::test]
async fn the_resolver_of_a_users_own_is_asked() {
    let (url, _) = serve(|_, mut peer| async move {
        let head = peer.head().await;
        assert!(
            head.contains("\r\nhost: bucket.oss-cn-hangzhou.aliyuncs.com\r\n"),
            "{head}"
        );
        peer.say(OK).await;
    })
    .await;
    let address: SocketAddr = url.trim_start_matches("http://").parse().unwrap();
    let transport = HyperTransport::builder()
        .resolver(move |host| async move {
            assert_eq!(host, "bucket.oss-cn-hangzhou.aliyuncs.com");
            Ok(vec![address])
        })
        .build()
        .unwrap();
    let text = get(&transport, "http://bucket.oss-cn-hangzhou.aliyuncs.com/key")
        .await
        .unwrap();
    assert_eq!(text, "ok");
}

#[tokio::test]
async fn an_address_that_refuses_leaves_the_next_one() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(OK).await;
    })
    .await;
    let address: SocketAddr = url.trim_start_matches("http://").parse().unwrap();
    let refusing = SocketAddr::from(([127, 0, 0, 1], 1));
    let transport = HyperTransport::builder()
        .resolver(move |_| async move { Ok(vec![refusing, address]) })
        .build()
        .unwrap();
    assert_eq!(get(&transport, "http://oss.invalid/").await.unwrap(), "ok");
}

#[tokio::test]
async fn closing_before_or_in_the_head_is_an_interruption() {
    for said in ["", "HTTP/1.1 200 OK\r\ncontent-le"] {
        let (url, _) = serve(move |_, mut peer| async move {
            peer.head().await;
            peer.say(said).await;
        })
        .await;
        let error = get(&HyperTransport::new(), &url).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.sent()),
            (TransportErrorKind::Interrupted, true)
        );
    }
}

#[tokio::test]
async fn an_answer_that_is_not_http_is_a_fault_of_protocol() {
    for said in [
        "SSH-2.0-OpenSSH_9.6\r\n\r\n",
        "HTTP/1.1 abc OK\r\n\r\n",
        "HTTP/1.1 200 OK\r\nno colon\r\n\r\n",
    ] {
        let (url, _) = serve(move |_, mut peer| async move {
            peer.head().await;
            peer.say(said).await;
            peer.rest().await;
        })
        .await;
        let error = get(&HyperTransport::new(), &url).await.unwrap_err();
        assert_eq!(
            (error.kind(), error.sent()),
            (TransportErrorKind::Protocol, true),
            "{said}"
        );
    }
}

/// Everything logged on this thread while it lives.
#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn no_secret_of_a_request_is_told() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::TRACE)
        .with_ansi(false)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);

    let transport = HyperTransport::new();
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 200 OK\r\nx: SECRET\r\ncontent-length: 9\r\n\r\nSECR")
            .await;
    })
    .await;
    let mut told = String::new();
    for url in [url.as_str(), "http://127.0.0.1:1", "ftp://SECRET"] {
        let mut asked = request("PUT", &format!("{url}/k?x-oss-signature=SECRET"), "SECRET");
        asked
            .headers_mut()
            .insert("authorization", "SECRET".parse().unwrap());
        told += &format!("{:?}", asked.body());
        match transport.send(asked).await {
            Ok(response) => {
                let body = response.into_body();
                told += &format!("{body:?}");
                let error = body.bytes(100).await.unwrap_err();
                told += &format!("{error} {error:?}");
            }
            Err(error) => told += &format!("{error} {error:?}"),
        }
    }
    let logged = String::from_utf8(log.0.lock().unwrap().clone()).unwrap();
    assert!(logged.contains("connected"), "{logged}");
    assert!(
        !logged.contains("SECR") && !told.contains("SECR"),
        "{logged}\n{told}"
    );
}
