//! Bodies that wait until the server asks for them.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, pause, resume};

use super::server::{OK, request, serve, settle};
use crate::{Body, HyperTransport, Transport};

const CONTINUE: &str = "HTTP/1.1 100 Continue\r\n\r\n";

/// A body that notes whether it was read.
fn noted(content: &'static str) -> (Body, Arc<AtomicBool>) {
    let read = Arc::new(AtomicBool::new(false));
    let noted = Arc::clone(&read);
    let stream = futures_util::stream::once(async move {
        noted.store(true, Ordering::SeqCst);
        Ok::<_, std::io::Error>(Bytes::from(content))
    });
    let body = Body::from_stream(Box::pin(stream), Some(content.len() as u64));
    (body, read)
}

fn expecting(url: &str, body: Body) -> http::Request<Body> {
    let mut request = request("PUT", url, body);
    let value = http::HeaderValue::from_static("100-continue");
    request.headers_mut().insert("expect", value);
    request
}

#[tokio::test]
async fn a_body_is_sent_when_the_server_asks_for_it() {
    let (body, read) = noted("hello");
    let seen = Arc::clone(&read);
    let (url, _) = serve(move |_, mut peer| {
        let seen = Arc::clone(&seen);
        async move {
            let head = peer.head().await;
            assert!(head.contains("expect: 100-continue\r\n"), "{head}");
            settle().await;
            assert!(!seen.load(Ordering::SeqCst));
            peer.say(CONTINUE).await;
            assert_eq!(peer.body(5).await, b"hello");
            peer.say(OK).await;
        }
    })
    .await;
    let begin = Instant::now();
    let transport = HyperTransport::new();
    let response = transport.send(expecting(&url, body)).await.unwrap();
    assert_eq!(response.status(), 200);
    assert!(read.load(Ordering::SeqCst));
    assert!(begin.elapsed() < Duration::from_secs(1));
}

#[tokio::test]
async fn a_refusal_costs_no_byte_of_the_body() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
            .await;
        assert_eq!(peer.rest().await, b"");
    })
    .await;
    let (body, read) = noted("hello");
    let transport = HyperTransport::new();
    let response = transport.send(expecting(&url, body)).await.unwrap();
    assert_eq!(response.status(), 403);
    response.into_body().bytes(100).await.unwrap();
    assert!(!read.load(Ordering::SeqCst));
}

#[tokio::test]
async fn a_server_that_does_not_know_the_header_gets_the_body_after_a_second() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        pause();
        let begin = Instant::now();
        assert_eq!(peer.body(5).await, b"hello");
        assert!(begin.elapsed() >= Duration::from_millis(900));
        resume();
        peer.say(OK).await;
    })
    .await;
    let (body, _) = noted("hello");
    let transport = HyperTransport::new();
    let response = transport.send(expecting(&url, body)).await.unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn the_interim_response_does_not_begin_the_final_one() {
    let (writer, reader) = tokio::io::duplex(1);
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(CONTINUE).await;
        assert_eq!(peer.body(1).await, b"x");
        // The source of the rest is slow, which is no fault of the connection.
        pause();
        assert_eq!(peer.body(2).await, b"yz");
        resume();
        peer.say(OK).await;
    })
    .await;
    tokio::spawn(async move {
        let mut writer = writer;
        for byte in [b"x", b"y", b"z"] {
            tokio::io::AsyncWriteExt::write_all(&mut writer, byte)
                .await
                .unwrap();
            tokio::time::sleep_until(Instant::now() + Duration::from_secs(600)).await;
        }
    });
    let transport = HyperTransport::new();
    let body = Body::from_reader(reader, Some(3));
    let sending = transport.send(expecting(&url, body));
    assert_eq!(sending.await.unwrap().status(), 200);
}

#[tokio::test]
async fn an_empty_body_waits_for_nothing() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(OK).await;
    })
    .await;
    let transport = HyperTransport::new();
    let response = transport
        .send(expecting(&url, Body::empty()))
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
}
