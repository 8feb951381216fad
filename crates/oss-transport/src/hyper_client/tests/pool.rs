//! When a connection serves again, and what is said of one that does not.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::task::{Context, Waker};
use std::time::Duration;

use super::server::{OK, Peer, get, request, serve, settle};
use crate::{Body, HyperTransport, PoolStatus, Transport, TransportErrorKind};

/// A server that counts its connections and answers every request on them.
async fn counting() -> (String, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let (url, _) = serve(move |_, mut peer: Peer| {
        counter.fetch_add(1, Ordering::SeqCst);
        async move {
            while !peer.head().await.is_empty() {
                peer.say(OK).await;
            }
        }
    })
    .await;
    (url, count)
}

#[tokio::test]
async fn a_connection_serves_again_once_its_answer_is_read() {
    let (url, count) = counting().await;
    let transport = HyperTransport::new();
    for _ in 0..5 {
        get(&transport, &url).await.unwrap();
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);

    let first = transport
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    get(&transport.clone(), &url).await.unwrap();
    assert_eq!(
        count.load(Ordering::SeqCst),
        2,
        "the first is still being read"
    );
    drop(first);
}

#[tokio::test]
async fn a_connection_is_free_as_soon_as_the_last_byte_is_read() {
    let (url, _) = counting().await;
    let transport = HyperTransport::new();
    let asked = request("GET", &url, Body::empty());
    let mut body = transport.send(asked).await.unwrap().into_body();
    assert_eq!(transport.pool_status(), PoolStatus::new(0, 1, 0));
    assert_eq!(body.chunk().await.unwrap().unwrap(), "ok");
    assert_eq!(transport.pool_status(), PoolStatus::new(1, 0, 0));
    assert!(body.chunk().await.is_none());
}

#[tokio::test]
async fn the_status_counts_connections_by_what_they_do() {
    let (url, _) = counting().await;
    let transport = HyperTransport::new();
    assert_eq!(transport.pool_status(), PoolStatus::new(0, 0, 0));
    let send = || transport.send(request("GET", &url, Body::empty()));
    let (first, second) = tokio::join!(send(), send());
    let (first, second) = (first.unwrap(), second.unwrap());
    assert_eq!(transport.pool_status(), PoolStatus::new(0, 2, 0));
    first.into_body().bytes(100).await.unwrap();
    assert_eq!(transport.pool_status(), PoolStatus::new(1, 1, 0));
    second.into_body().bytes(100).await.unwrap();
    assert_eq!(transport.pool_status(), PoolStatus::new(2, 0, 0));
    let third = send().await.unwrap();
    assert_eq!(transport.pool_status(), PoolStatus::new(1, 1, 0));
    drop(third);
    let shared: Arc<dyn Transport> = Arc::new(transport.clone());
    assert_eq!(shared.pool_status(), Some(PoolStatus::new(2, 0, 0)));
}

#[tokio::test]
async fn a_request_whose_connection_is_being_made_counts_until_it_gives_up() {
    let resolver = |_| std::future::pending();
    let transport = HyperTransport::builder()
        .resolver(resolver)
        .build()
        .unwrap();
    let mut send = transport.send(request("GET", "http://bucket.example.com/", Body::empty()));
    let polled = send.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert!(polled.is_pending());
    assert_eq!(transport.pool_status(), PoolStatus::new(0, 0, 1));
    drop(send);
    assert_eq!(transport.pool_status(), PoolStatus::new(0, 0, 0));
}

#[tokio::test]
async fn a_short_rest_that_has_arrived_does_not_cost_the_connection() {
    let (url, count) = counting().await;
    let transport = HyperTransport::new();
    for _ in 0..3 {
        drop(
            transport
                .send(request("GET", &url, Body::empty()))
                .await
                .unwrap(),
        );
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn the_connection_used_last_serves_first() {
    let (url, _) = serve(|number, mut peer| async move {
        while !peer.head().await.is_empty() {
            peer.say(format!(
                "HTTP/1.1 200 OK\r\ncontent-length: 1\r\n\r\n{number}"
            ))
            .await;
        }
    })
    .await;
    let transport = HyperTransport::new();
    let first = transport
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    assert_eq!(get(&transport, &url).await.unwrap(), "1");
    drop(first);
    assert_eq!(transport.0.pool.idle(), 2);
    assert_eq!(get(&transport, &url).await.unwrap(), "0");
}

#[tokio::test]
async fn an_unread_body_closes_its_connection() {
    let (closed, mut closings) = tokio::sync::mpsc::unbounded_channel();
    let (url, _) = serve(move |_, mut peer| {
        let closed = closed.clone();
        async move {
            peer.head().await;
            peer.say("HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\nsome")
                .await;
            assert!(peer.rest().await.is_empty());
            closed.send(()).unwrap();
        }
    })
    .await;
    let transport = HyperTransport::new();
    drop(
        transport
            .send(request("GET", &url, Body::empty()))
            .await
            .unwrap(),
    );
    closings.recv().await.unwrap();
}

#[tokio::test]
async fn dropping_the_call_closes_the_connection() {
    let (heard, mut hearings) = tokio::sync::mpsc::unbounded_channel();
    let (url, _) = serve(move |_, mut peer| {
        let heard = heard.clone();
        async move {
            peer.head().await;
            heard.send(()).unwrap();
            peer.rest().await;
            heard.send(()).unwrap();
        }
    })
    .await;
    let transport = HyperTransport::new();
    let call = transport.send(request("GET", &url, Body::empty()));
    tokio::select! {
        _ = call => unreachable!("the server never answers"),
        _ = hearings.recv() => {}
    }
    hearings.recv().await.unwrap();
}

#[tokio::test]
async fn a_connection_that_was_closed_while_idle_is_not_used() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(OK).await;
    })
    .await;
    let transport = HyperTransport::new();
    for _ in 0..5 {
        get(&transport, &url).await.unwrap();
        settle().await;
    }
}

/// Answers once on each connection; at the second request it closes without a word.
async fn closing() -> String {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(OK).await;
        peer.head().await;
    })
    .await;
    url
}

#[tokio::test]
async fn closing_a_pooled_connection_unanswered_makes_it_stale() {
    let url = closing().await;
    let transport = HyperTransport::new();
    get(&transport, &url).await.unwrap();
    let error = transport
        .send(request("DELETE", &url, Body::empty()))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), TransportErrorKind::StaleConnection);
    assert!(error.sent());
}

#[tokio::test]
async fn with_a_body_on_the_way_it_is_an_interruption() {
    let url = closing().await;
    let transport = HyperTransport::new();
    get(&transport, &url).await.unwrap();
    let error = transport
        .send(request("PUT", &url, "body"))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Interrupted, true)
    );
}

#[tokio::test]
async fn half_an_answer_on_a_pooled_connection_is_an_interruption() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(OK).await;
        peer.head().await;
        peer.say("HTTP/1.1 2").await;
    })
    .await;
    let transport = HyperTransport::new();
    get(&transport, &url).await.unwrap();
    let error = get(&transport, &url).await.unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Interrupted, true)
    );
}

#[tokio::test]
async fn connection_close_is_honoured() {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let (url, _) = serve(move |_, mut peer| {
        counter.fetch_add(1, Ordering::SeqCst);
        async move {
            while !peer.head().await.is_empty() {
                peer.say("HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 0\r\n\r\n")
                    .await;
            }
        }
    })
    .await;
    let transport = HyperTransport::new();
    get(&transport, &url).await.unwrap();
    get(&transport, &url).await.unwrap();
    assert_eq!(count.load(Ordering::SeqCst), 2);
}

#[tokio::test]
async fn idle_connections_are_closed_in_time_and_never_too_many() {
    let (url, _) = counting().await;
    let transport = HyperTransport::builder()
        .pool_max_idle_per_host(1)
        .build()
        .unwrap();
    let first = transport
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    let second = transport
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    drop((first, second));
    assert_eq!(transport.0.pool.idle(), 1);

    settle().await;
    tokio::time::pause();
    tokio::time::advance(Duration::from_secs(44)).await;
    settle().await;
    assert_eq!(transport.0.pool.idle(), 1);
    tokio::time::advance(Duration::from_secs(2)).await;
    settle().await;
    assert_eq!(transport.0.pool.idle(), 0);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn many_at_once_each_get_their_own_answer() {
    let (url, _) = serve(|_, mut peer| async move {
        loop {
            let head = peer.head().await;
            let Some(target) = head.split(' ').nth(1) else {
                return;
            };
            let length = 10 * target.len();
            let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {length}\r\n\r\n");
            peer.say(head + &target.repeat(10)).await;
        }
    })
    .await;
    let transport = HyperTransport::new();
    let tasks: Vec<_> = (0..32)
        .map(|task| {
            let (transport, url) = (transport.clone(), url.clone());
            tokio::spawn(async move {
                for number in 0..40 {
                    let target = format!("/{task}/{number}");
                    let asked = request("GET", &format!("{url}{target}"), Body::empty());
                    let response = transport.send(asked).await.unwrap();
                    // Some are given up, and must leave nothing behind for the next.
                    if number % 5 != 0 {
                        let body = response.into_body().bytes(1 << 10).await.unwrap();
                        assert_eq!(body, target.repeat(10));
                    }
                }
            })
        })
        .collect();
    for task in tasks {
        task.await.unwrap();
    }
    assert!(transport.0.pool.idle() <= 32);
}
