//! Servers that do not keep connections open.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::server::{get, request, serve};
use crate::{Body, HyperTransport, Transport};

/// A server that answers one request on each connection, and counts them.
async fn once(said: &'static str) -> (String, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let (url, _) = serve(move |_, mut peer| {
        counter.fetch_add(1, Ordering::SeqCst);
        async move {
            peer.head().await;
            peer.say(said).await;
        }
    })
    .await;
    (url, count)
}

/// Answers after which the connection is of no use.
const LAST: [&str; 6] = [
    "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: 2\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nConnection: Close\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n",
    // The body ends with the connection.
    "HTTP/1.1 200 OK\r\n\r\nok",
    "HTTP/1.1 200 OK\r\nconnection: close\r\n\r\nok",
    "HTTP/1.0 200 OK\r\ncontent-length: 2\r\n\r\nok",
    "HTTP/1.0 200 OK\r\n\r\nok",
];

#[tokio::test]
async fn no_request_fails_if_each_answer_ends_its_connection() {
    for said in LAST {
        let (url, count) = once(said).await;
        let transport = HyperTransport::new();
        for _ in 0..100 {
            assert_eq!(get(&transport, &url).await.unwrap(), "ok", "{said}");
            assert_eq!(transport.pool_status().idle, 0, "{said}");
        }
        assert_eq!(count.load(Ordering::SeqCst), 100, "{said}");
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn no_request_fails_if_many_do_it_at_once() {
    for said in LAST {
        let (url, count) = once(said).await;
        let transport = HyperTransport::new();
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let (transport, url) = (transport.clone(), url.clone());
                tokio::spawn(async move {
                    for _ in 0..20 {
                        assert_eq!(get(&transport, &url).await.unwrap(), "ok", "{said}");
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(count.load(Ordering::SeqCst), 320, "{said}");
        assert_eq!(transport.pool_status().idle, 0, "{said}");
    }
}

#[tokio::test]
async fn an_answer_without_a_body_ends_its_connection_too() {
    for said in [
        "HTTP/1.1 204 No Content\r\nconnection: close\r\n\r\n",
        "HTTP/1.0 204 No Content\r\n\r\n",
    ] {
        let (url, count) = once(said).await;
        let transport = HyperTransport::new();
        for _ in 0..20 {
            let delete = request("DELETE", &url, Body::empty());
            assert_eq!(transport.send(delete).await.unwrap().status(), 204);
            assert_eq!(transport.pool_status().idle, 0, "{said}");
        }
        assert_eq!(count.load(Ordering::SeqCst), 20, "{said}");
    }
}

#[tokio::test]
async fn a_connection_of_http_1_0_is_kept_if_the_server_says_so() {
    let count = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&count);
    let (url, _) = serve(move |_, mut peer| {
        counter.fetch_add(1, Ordering::SeqCst);
        async move {
            while !peer.head().await.is_empty() {
                peer.say(
                    "HTTP/1.0 200 OK\r\nconnection: keep-alive\r\ncontent-length: 2\r\n\r\nok",
                )
                .await;
            }
        }
    })
    .await;
    let transport = HyperTransport::new();
    for _ in 0..5 {
        assert_eq!(get(&transport, &url).await.unwrap(), "ok");
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
}
