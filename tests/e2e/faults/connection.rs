//! Connections that cannot be made, connections that are closed, and responses that do not arrive.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use bytes::Bytes;
use futures_util::stream;
use oss_client::transport::{Body, HyperTransport, Timeouts, Transport};
use oss_client::{Bucket, ErrorKind};
use oss_emulator::{Emulator, Fault, Injection};

use super::{always, kinds, text, with_object};
use crate::misbehaving::{Misbehaving, answer};
use crate::plain::address_of;
use crate::stage::{BUCKET, KEY, Stage};

/// A body that can be read only once.
fn once(content: &'static str) -> Body {
    let pieces = [Ok::<_, std::io::Error>(Bytes::from_static(
        content.as_bytes(),
    ))];
    Body::from_stream(stream::iter(pieces), Some(content.len() as u64))
}

/// The bucket of a client for the name `oss.example.test`, which resolves to the addresses one
/// after the other.
fn named(stage: &Stage, addresses: Vec<Option<SocketAddr>>) -> (Bucket, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = Arc::clone(&asked);
    let transport = HyperTransport::builder().resolver(move |_| {
        let number = count.fetch_add(1, Ordering::Relaxed);
        let address = addresses[number.min(addresses.len() - 1)];
        let missing = || std::io::Error::other("no such name");
        async move { address.map(|address| vec![address]).ok_or_else(missing) }
    });
    let transport: Arc<dyn Transport> = Arc::new(transport.build().unwrap());
    let port = address_of(stage.oss.endpoint()).port();
    let client = stage
        .builder()
        .transport(transport)
        .endpoint(format!("http://oss.example.test:{port}"))
        .build()
        .unwrap();
    (client.bucket(BUCKET).unwrap(), asked)
}

/// An address where nothing listens.
async fn dead_address() -> SocketAddr {
    let listener = tokio::net::TcpListener::bind("127.0.0.2:0").await.unwrap();
    listener.local_addr().unwrap()
}

#[tokio::test]
async fn a_refused_connection_is_tried_four_times_and_said() {
    let stage = Stage::new().await;
    let endpoint = format!("http://{}", dead_address().await);
    let client = stage.builder().endpoint(endpoint.as_str()).build().unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    let error = bucket
        .put_object(KEY)
        .body(once("x"))
        .send()
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Connect);
    assert_eq!(kinds(&error), vec![ErrorKind::Connect; 4]);
    assert_eq!(stage.witness.take_count(), 4);
    assert!(error.is_retryable());
    let delays: Vec<_> = error
        .attempts()
        .iter()
        .map(|attempt| attempt.delay)
        .collect();
    assert!(delays[..3].iter().all(Option::is_some) && delays[3].is_none());
    for (delay, most) in delays.iter().flatten().zip([200, 400, 800]) {
        assert!(*delay <= Duration::from_millis(most), "{delays:?}");
    }
}

#[tokio::test]
async fn a_body_that_can_be_read_once_outlives_a_refused_connection() {
    let stage = Stage::with(|builder| builder.cname("oss.example.test", BUCKET)).await;
    let port = address_of(stage.oss.endpoint()).port();
    let dead = SocketAddr::from(([127, 0, 0, 2], port));
    let (bucket, asked) = named(
        &stage,
        vec![Some(dead), Some(address_of(stage.oss.endpoint()))],
    );
    bucket
        .put_object(KEY)
        .body(once("whole"))
        .send()
        .await
        .unwrap();
    assert_eq!(asked.load(Ordering::Relaxed), 2);
    assert_eq!(text(&stage.bucket()).await.unwrap(), "whole");
}

#[tokio::test]
async fn a_name_that_does_not_resolve_is_tried_twice() {
    let stage = Stage::new().await;
    let (bucket, asked) = named(&stage, vec![None]);
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    assert_eq!(kinds(&error), vec![ErrorKind::Connect; 2]);
    assert_eq!(asked.load(Ordering::Relaxed), 2);
}

#[tokio::test]
async fn a_certificate_that_is_not_trusted_ends_it() {
    let oss = Emulator::builder()
        .tls()
        .bucket(BUCKET)
        .start()
        .await
        .unwrap();
    let stage = Stage::new().await;
    let endpoint = oss.endpoint().to_owned();
    let client = stage
        .builder_with(oss.credentials())
        .endpoint(endpoint.as_str());
    let bucket = client.build().unwrap().bucket(BUCKET).unwrap();
    let error = bucket.get_object(KEY).send().await.unwrap_err();
    assert_eq!((error.kind(), error.attempts().len()), (&ErrorKind::Tls, 1));
    assert!(!error.is_retryable());

    let trusting = HyperTransport::builder().add_root_pem(oss.ca_certificate().unwrap());
    let client = oss_client::Client::builder()
        .endpoint(endpoint.as_str())
        .region("cn-hangzhou")
        .credentials(oss.credentials())
        .transport(Arc::new(trusting.build().unwrap()))
        .build()
        .unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    bucket.put_object(KEY).body("x").send().await.unwrap();
    assert_eq!(text(&bucket).await.unwrap(), "x");
}

#[tokio::test]
async fn a_pooled_connection_that_was_closed_is_replaced_at_once() {
    // Each connection answers once, promises to stay, and is gone when the next request comes.
    let server = Misbehaving::serving(|mut peer, _| async move {
        peer.head().await;
        peer.write(answer("204 No Content", "", "").as_bytes())
            .await;
        peer.head().await;
    })
    .await;
    let stage = Stage::new().await;
    let client = stage
        .builder()
        .endpoint(server.endpoint().as_str())
        .build()
        .unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    for _ in 0..3 {
        bucket.delete_object(KEY).send().await.unwrap();
    }
    assert_eq!(server.connections(), 3);
    assert!(
        stage.runtime.waits().is_empty(),
        "{:?}",
        stage.runtime.waits()
    );
}

#[tokio::test]
async fn no_call_fails_because_a_server_closes_after_each_answer() {
    // With and without the header that says so; without it, a connection may be used once more.
    for headers in ["connection: close\r\n", ""] {
        let server = Misbehaving::answering(answer("204 No Content", headers, "")).await;
        let stage = Stage::new().await;
        let builder = stage.builder().endpoint(server.endpoint().as_str());
        let bucket = builder.build().unwrap().bucket(BUCKET).unwrap();
        for _ in 0..50 {
            bucket.delete_object(KEY).send().await.unwrap();
        }
        let tasks: Vec<_> = (0..16)
            .map(|_| {
                let bucket = bucket.clone();
                tokio::spawn(async move {
                    for _ in 0..20 {
                        bucket.delete_object(KEY).send().await.unwrap();
                    }
                })
            })
            .collect();
        for task in tasks {
            task.await.unwrap();
        }
        assert_eq!(server.connections(), 370, "{headers:?}");
    }
}

#[tokio::test]
async fn a_connection_that_ends_before_the_answer_is_repeated() {
    let (stage, bucket) = with_object("kept").await;
    for fault in [Fault::DropBeforeHead, Fault::LoseAnswer] {
        stage.oss.faults().inject(Injection::new(fault).times(2));
        assert_eq!(text(&bucket).await.unwrap(), "kept");
        stage.oss.faults().clear();
    }
    stage.oss.faults().inject(always(Fault::DropBeforeHead));
    let error = text(&bucket).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Interrupted);
    assert!(error.attempts().len() >= 4, "{error:?}");
}

#[tokio::test]
async fn an_answer_that_does_not_come_in_time_is_asked_for_again() {
    let (stage, _) = with_object("kept").await;
    let patience = Timeouts::new().first_byte(Duration::from_millis(300));
    let client = stage.builder().timeouts(patience).build().unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    let stall = Fault::StallHead {
        pause: Duration::from_secs(60),
    };
    stage.oss.faults().inject(stall.clone());
    assert_eq!(text(&bucket).await.unwrap(), "kept");
    assert_eq!(stage.witness.take_count(), 2);

    stage.oss.faults().inject(always(stall));
    let put = bucket
        .put_object(KEY)
        .body("new")
        .with_repeat_ambiguous(false);
    let error = put.send().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts().len()),
        (&ErrorKind::Timeout, 1)
    );
    assert!(error.is_timeout());
}

#[tokio::test]
async fn a_call_ends_at_its_deadline_whatever_is_tried() {
    let (stage, bucket) = with_object("kept").await;
    let stall = Fault::StallHead {
        pause: Duration::from_secs(60),
    };
    stage.oss.faults().inject(always(stall));
    // The runtime of the stage would skip so short a limit.
    let client = stage
        .builder()
        .runtime(Arc::new(oss_client::transport::SystemRuntime::new()))
        .credentials(stage.oss.credentials())
        .build()
        .unwrap();
    let get = client.bucket(BUCKET).unwrap().get_object(KEY);
    let error = get
        .with_timeout(Duration::from_millis(200))
        .send()
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Deadline);
    stage.oss.faults().clear();
    assert_eq!(text(&bucket).await.unwrap(), "kept");
}
