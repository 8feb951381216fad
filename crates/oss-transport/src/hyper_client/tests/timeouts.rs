//! Standing still, phase by phase. The clock is stopped once both sides are connected: tokio then
//! moves it whenever nothing else can happen.

use std::time::Duration;

use bytes::Bytes;
use tokio::time::{Instant, advance, pause};

use super::server::{OK, get, request, serve, settle};
use crate::{
    Body, BodyErrorKind, ConnectFailure, HyperTransport, TimeoutPhase, Timeouts, Transport,
    TransportErrorKind,
};

#[tokio::test(start_paused = true)]
async fn a_name_that_is_never_resolved() {
    let transport = HyperTransport::builder()
        .resolver(|_| std::future::pending())
        .build()
        .unwrap();
    let start = Instant::now();
    let error = get(&transport, "http://oss.invalid/").await.unwrap_err();
    assert_eq!(
        error.kind(),
        TransportErrorKind::Connect(ConnectFailure::Timeout)
    );
    assert!(error.is_timeout() && !error.sent());
    assert_eq!(start.elapsed().as_secs(), 5);
}

#[tokio::test]
async fn a_handshake_that_is_never_answered() {
    let (url, _) = serve(|_, mut peer| async move {
        pause();
        peer.rest().await;
    })
    .await;
    let error = get(&HyperTransport::new(), &url.replace("http:", "https:"))
        .await
        .unwrap_err();
    assert_eq!(
        error.kind(),
        TransportErrorKind::Connect(ConnectFailure::Timeout)
    );
}

#[tokio::test]
async fn an_answer_that_never_begins() {
    for (timeouts, seconds) in [(None, 60), (Some(600), 600)] {
        let (url, _) = serve(|_, mut peer| async move {
            peer.head().await;
            pause();
            peer.rest().await;
        })
        .await;
        let mut asked = request("PUT", &url, Body::empty());
        if let Some(seconds) = timeouts {
            asked
                .extensions_mut()
                .insert(Timeouts::new().first_byte(Duration::from_secs(seconds)));
        }
        let start = Instant::now();
        let error = HyperTransport::new().send(asked).await.unwrap_err();
        assert_eq!(
            error.kind(),
            TransportErrorKind::Timeout(TimeoutPhase::FirstByte)
        );
        assert!(error.is_timeout() && error.sent());
        assert_eq!(start.elapsed().as_secs(), seconds);
        tokio::time::resume();
    }
}

#[tokio::test]
async fn each_request_of_a_connection_has_its_own_limit() {
    for (first, second) in [(10, 600), (600, 10)] {
        let (url, _) = serve(|_, mut peer| async move {
            peer.head().await;
            settle().await;
            peer.say(OK).await;
            peer.head().await;
            pause();
            peer.rest().await;
        })
        .await;
        let asked = |seconds| {
            let mut asked = request("GET", &url, Body::empty());
            let timeouts = Timeouts::new().first_byte(Duration::from_secs(seconds));
            asked.extensions_mut().insert(timeouts);
            asked
        };
        let transport = HyperTransport::new();
        let answer = transport.send(asked(first)).await.unwrap();
        answer.into_body().bytes(100).await.unwrap();
        let start = Instant::now();
        let error = transport.send(asked(second)).await.unwrap_err();
        assert_eq!(
            error.kind(),
            TransportErrorKind::Timeout(TimeoutPhase::FirstByte)
        );
        assert_eq!(start.elapsed().as_secs(), second);
        tokio::time::resume();
    }
}

#[tokio::test]
async fn a_head_that_stops() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 200 OK\r\n").await;
        pause();
        peer.rest().await;
    })
    .await;
    let error = get(&HyperTransport::new(), &url).await.unwrap_err();
    assert_eq!(
        error.kind(),
        TransportErrorKind::Timeout(TimeoutPhase::IdleRead)
    );
}

#[tokio::test]
async fn a_server_that_stops_reading() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        pause();
        std::future::pending::<()>().await;
        drop(peer);
    })
    .await;
    let body = Body::from(vec![0; 64 << 20]);
    let error = HyperTransport::new()
        .send(request("PUT", &url, body))
        .await
        .unwrap_err();
    assert_eq!(
        error.kind(),
        TransportErrorKind::Timeout(TimeoutPhase::IdleWrite)
    );
    assert!(error.sent());
}

/// Gives a byte every ten minutes.
fn slow_source(bytes: u64) -> Body {
    let (writer, reader) = tokio::io::duplex(1);
    tokio::spawn(async move {
        let mut writer = writer;
        for _ in 0..bytes {
            tokio::time::sleep_until(Instant::now() + Duration::from_secs(600)).await;
            tokio::io::AsyncWriteExt::write_all(&mut writer, b"x")
                .await
                .unwrap();
        }
    });
    Body::from_reader(reader, Some(bytes))
}

#[tokio::test]
async fn a_slow_source_is_no_fault_of_the_connection() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        pause();
        assert_eq!(peer.body(3).await, b"xxx");
        tokio::time::resume();
        peer.say(OK).await;
    })
    .await;
    let response = HyperTransport::new()
        .send(request("PUT", &url, slow_source(3)))
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
}

#[tokio::test]
async fn a_body_that_stops_while_somebody_waits() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n01234")
            .await;
        peer.rest().await;
    })
    .await;
    let mut asked = request("GET", &url, Body::empty());
    asked
        .extensions_mut()
        .insert(Timeouts::new().idle_read(Duration::from_secs(7)));
    let mut body = HyperTransport::new().send(asked).await.unwrap().into_body();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "01234");
    pause();
    let start = Instant::now();
    assert_eq!(
        body.chunk().await.unwrap().unwrap_err().kind(),
        BodyErrorKind::IdleTimeout
    );
    assert_eq!(start.elapsed().as_secs(), 7);
}

#[tokio::test]
async fn a_slow_consumer_is_not_an_idle_server() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n01234")
            .await;
        peer.rest().await;
    })
    .await;
    let mut body = HyperTransport::new()
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap()
        .into_body();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "01234");
    settle().await;
    pause();
    // One look that has to wait, then an hour elsewhere.
    let looked = std::future::poll_fn(|cx| {
        let chunk = std::pin::pin!(body.chunk());
        std::task::Poll::Ready(chunk.poll(cx).is_ready())
    });
    assert!(!looked.await);
    advance(Duration::from_secs(3600)).await;
    let start = Instant::now();
    assert_eq!(
        body.chunk().await.unwrap().unwrap_err().kind(),
        BodyErrorKind::IdleTimeout
    );
    assert_eq!(
        start.elapsed().as_secs(),
        30,
        "the wait began when the consumer came back"
    );
}

#[tokio::test]
async fn progress_starts_the_limit_anew() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n")
            .await;
        pause();
        for _ in 0..10 {
            tokio::time::sleep_until(Instant::now() + Duration::from_secs(29)).await;
            peer.say("x").await;
        }
    })
    .await;
    let response = HyperTransport::new()
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    let body = response.into_body().bytes(10).await.unwrap();
    assert_eq!(body, Bytes::from("xxxxxxxxxx"));
}
