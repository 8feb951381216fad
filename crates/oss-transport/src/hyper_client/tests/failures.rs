//! No connection, or no answer on it.

use std::error::Error;
use std::io;
use std::net::SocketAddr;

use super::server::{OK, get, serve};
use crate::{ConnectFailure, HyperTransport, TransportErrorKind};

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
