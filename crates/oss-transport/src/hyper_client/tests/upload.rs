//! Bodies on their way out, and answers that come before they are sent.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::Poll;

use bytes::Bytes;
use tokio::io::AsyncWriteExt;
use tokio::sync::mpsc::unbounded_channel;

use super::server::{OK, request, serve, settle};
use crate::{Body, BodyErrorKind, HyperTransport, Transport, TransportErrorKind};

const REFUSAL: &str = "HTTP/1.1 403 Forbidden\r\ncontent-length: 18\r\n\r\n<Code>Denied</Code";

/// A body of `length` bytes in pieces of 64 KiB, and how many of them were taken.
fn counted(length: u64) -> (Body, Arc<AtomicU64>) {
    let taken = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&taken);
    let piece = Bytes::from(vec![7; 64 << 10]);
    let stream = stream_of(move || {
        let start = counter.fetch_add(piece.len() as u64, Ordering::SeqCst);
        (start < length).then(|| Ok(piece.clone()))
    });
    (Body::from_stream(stream, Some(length)), taken)
}

/// A stream of what `next` gives.
fn stream_of(
    next: impl FnMut() -> Option<Result<Bytes, std::io::Error>> + Unpin,
) -> impl futures_core::Stream<Item = Result<Bytes, std::io::Error>> {
    struct Items<F>(F);
    impl<F: FnMut() -> Option<Result<Bytes, std::io::Error>> + Unpin> futures_core::Stream
        for Items<F>
    {
        type Item = Result<Bytes, std::io::Error>;
        fn poll_next(
            mut self: std::pin::Pin<&mut Self>,
            _: &mut std::task::Context<'_>,
        ) -> Poll<Option<Self::Item>> {
            Poll::Ready((self.0)())
        }
    }
    Items(next)
}

#[tokio::test]
async fn an_early_refusal_is_returned_and_sending_stops() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.body(1000).await;
        peer.say(REFUSAL).await;
        // It reads no more, but keeps the connection.
        std::future::pending::<()>().await;
    })
    .await;
    let (body, taken) = counted(1 << 30);
    let transport = HyperTransport::new();
    let response = transport.send(request("PUT", &url, body)).await.unwrap();
    assert_eq!(response.status(), 403);
    assert_eq!(
        response.into_body().bytes(100).await.unwrap(),
        "<Code>Denied</Code"
    );
    assert!(taken.load(Ordering::SeqCst) < 64 << 20);
    assert_eq!(transport.0.pool.idle(), 0, "half a request was sent on it");
}

#[tokio::test]
async fn a_reset_after_an_early_refusal_does_not_hide_it() {
    for _ in 0..20 {
        let (url, _) = serve(|_, mut peer| async move {
            peer.head().await;
            peer.say(REFUSAL).await;
            // Closing with unread bytes makes the system send a reset.
        })
        .await;
        let (body, _) = counted(1 << 30);
        let response = HyperTransport::new()
            .send(request("PUT", &url, body))
            .await
            .unwrap();
        assert_eq!(response.status(), 403);
        assert_eq!(
            response.into_body().bytes(100).await.unwrap(),
            "<Code>Denied</Code"
        );
    }
}

#[tokio::test]
async fn a_reset_does_not_hide_the_rest_of_an_answer_that_has_arrived() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        let head = "HTTP/1.1 403 Forbidden\r\ncontent-length: 50000\r\n\r\n";
        peer.say([head.as_bytes(), &[b'x'; 50_000]].concat()).await;
    })
    .await;
    let (body, _) = counted(1 << 30);
    let response = HyperTransport::new()
        .send(request("PUT", &url, body))
        .await
        .unwrap();
    settle().await;
    assert_eq!(
        response.into_body().bytes(1 << 20).await.unwrap().len(),
        50_000
    );
}

#[tokio::test]
async fn nothing_more_is_sent_while_an_early_refusal_is_read() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say("HTTP/1.1 403 Forbidden\r\ncontent-length: 10\r\n\r\n01234")
            .await;
        // It goes on reading, and so would take all of it.
        let (mut reader, writer) = peer.0.into_split();
        tokio::io::copy(&mut reader, &mut tokio::io::sink())
            .await
            .unwrap();
        drop(writer);
    })
    .await;
    let (body, taken) = counted(1 << 30);
    let response = HyperTransport::new()
        .send(request("PUT", &url, body))
        .await
        .unwrap();
    let before = taken.load(Ordering::SeqCst);
    let mut body = response.into_body();
    assert_eq!(body.chunk().await.unwrap().unwrap(), "01234");
    tokio::select! {
        chunk = body.chunk() => unreachable!("{chunk:?}"),
        () = settle() => {}
    }
    assert_eq!(taken.load(Ordering::SeqCst), before);
}

#[tokio::test]
async fn a_reset_in_the_middle_of_sending_is_an_interruption() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.body(1000).await;
    })
    .await;
    let (body, _) = counted(1 << 30);
    let error = HyperTransport::new()
        .send(request("PUT", &url, body))
        .await
        .unwrap_err();
    assert_eq!(
        (error.kind(), error.sent()),
        (TransportErrorKind::Interrupted, true)
    );
}

#[tokio::test]
async fn a_source_that_fails_never_looks_complete() {
    let (sender, mut bodies) = unbounded_channel();
    let (url, _) = serve(move |_, mut peer| {
        let sender = sender.clone();
        async move {
            peer.head().await;
            sender.send(peer.rest().await).unwrap();
        }
    })
    .await;
    let failing = |length| {
        let mut pieces = vec![Err(std::io::Error::other("disk")), Ok(Bytes::from("0123"))];
        let stream = stream_of(move || pieces.pop());
        Body::from_stream(stream, length)
    };
    let short = Body::from_reader(&b"0123"[..], Some(10));
    let long = Body::from_reader(&b"0123456789x"[..], Some(10));
    for (body, kind) in [
        (failing(Some(10)), BodyErrorKind::Source),
        (failing(None), BodyErrorKind::Source),
        (short, BodyErrorKind::TooShort),
        (long, BodyErrorKind::TooLong),
    ] {
        let error = HyperTransport::new()
            .send(request("PUT", &url, body))
            .await
            .unwrap_err();
        assert_eq!(error.kind(), TransportErrorKind::BodySource);
        assert_eq!(error.body_error().unwrap().kind(), kind);
        let received = bodies.recv().await.unwrap();
        assert!(received.len() < 10, "{received:?}");
        assert!(!received.ends_with(b"0\r\n\r\n"), "{received:?}");
    }
}

#[tokio::test]
async fn a_length_in_the_head_is_checked_like_one_of_the_body() {
    let (url, peers) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.rest().await;
    })
    .await;
    let stream = |pieces: Vec<&'static str>| {
        let mut pieces = pieces.into_iter();
        Body::from_stream(
            stream_of(move || {
                pieces
                    .next()
                    .map(|piece| Ok::<_, std::io::Error>(piece.into()))
            }),
            None,
        )
    };
    // The first piece completes the length: without a second look the request would be complete.
    for (pieces, kind) in [
        (vec!["0123", "4"], BodyErrorKind::TooLong),
        (vec!["012"], BodyErrorKind::TooShort),
    ] {
        let mut request = request("PUT", &url, stream(pieces));
        request.headers_mut().insert("content-length", 4.into());
        let error = HyperTransport::new().send(request).await.unwrap_err();
        assert_eq!(error.body_error().unwrap().kind(), kind);
    }
    drop(peers);
}

#[tokio::test]
async fn a_body_that_is_said_to_be_empty_and_is_not_is_never_sent() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        peer.say(OK).await;
    })
    .await;
    let grown = tempfile::NamedTempFile::new().unwrap();
    let file = Body::from_file(grown.path()).await.unwrap();
    grown.as_file().set_len(1).unwrap();
    for (body, kind) in [
        (
            Body::from_reader(&b"x"[..], Some(0)),
            BodyErrorKind::TooLong,
        ),
        (file, BodyErrorKind::SourceChanged),
    ] {
        let error = HyperTransport::new()
            .send(request("PUT", &url, body))
            .await
            .unwrap_err();
        assert_eq!(
            (error.kind(), error.sent()),
            (TransportErrorKind::BodySource, false)
        );
        assert_eq!(error.body_error().unwrap().kind(), kind);
    }
    let empty = Body::from_reader(&b""[..], Some(0));
    let sent = HyperTransport::new()
        .send(request("PUT", &url, empty))
        .await;
    assert_eq!(sent.unwrap().status(), 200);
}

#[tokio::test]
async fn a_body_is_taken_no_faster_than_the_server_reads() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        std::future::pending::<()>().await;
        drop(peer);
    })
    .await;
    let (body, taken) = counted(1 << 30);
    let transport = HyperTransport::new();
    let call = transport.send(request("PUT", &url, body));
    tokio::select! {
        _ = call => unreachable!("the server never answers"),
        () = settle() => {}
    }
    assert!(taken.load(Ordering::SeqCst) < 64 << 20, "{taken:?}");
}

#[tokio::test]
async fn an_answer_is_read_no_faster_than_it_is_consumed() {
    let written = Arc::new(AtomicU64::new(0));
    let counter = Arc::clone(&written);
    let (url, _) = serve(move |_, mut peer| {
        let counter = Arc::clone(&counter);
        async move {
            peer.head().await;
            peer.say(format!(
                "HTTP/1.1 200 OK\r\ncontent-length: {}\r\n\r\n",
                1 << 30
            ))
            .await;
            let piece = vec![7; 64 << 10];
            while peer.0.write_all(&piece).await.is_ok() {
                counter.fetch_add(piece.len() as u64, Ordering::SeqCst);
            }
        }
    })
    .await;
    let response = HyperTransport::new()
        .send(request("GET", &url, Body::empty()))
        .await
        .unwrap();
    settle().await;
    assert!(written.load(Ordering::SeqCst) < 64 << 20, "{written:?}");
    drop(response);
}

#[tokio::test]
async fn a_large_body_arrives_whole() {
    let (url, _) = serve(|_, mut peer| async move {
        peer.head().await;
        let mut left = 64_usize << 20;
        while left > 0 {
            let piece = peer.body(left.min(1 << 20)).await;
            assert!(piece.iter().all(|byte| *byte == 7));
            left -= piece.len();
        }
        peer.say(OK).await;
    })
    .await;
    let (body, _) = counted(64 << 20);
    let response = HyperTransport::new()
        .send(request("PUT", &url, body))
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
}
