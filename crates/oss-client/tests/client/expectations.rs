//! Asking the server before a large body is sent to it.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use oss_client::ClientBuilder;
use oss_client::transport::testing::{Answer, ScriptedTransport};
use oss_client::transport::{Body, Transport, TransportError};

use crate::scripted::{Scripted, refusal};

const LARGE: usize = 1024 * 1024;

fn good() -> Answer {
    Answer::status(200)
        .header("etag", "\"E\"")
        .header("x-oss-hash-crc64ecma", "0")
        .header("x-oss-next-append-position", "0")
}

fn once(length: usize, stated: bool) -> Body {
    let content: &[u8] = vec![7; length].leak();
    Body::from_reader(content, stated.then_some(length as u64))
}

/// Whether the request asks before it sends this body.
async fn asks(body: Body, adjust: fn(ClientBuilder) -> ClientBuilder) -> bool {
    let oss = Scripted::built([good()], adjust);
    oss.bucket
        .append_object("a", 0)
        .body(body)
        .send()
        .await
        .unwrap();
    let requests = oss.transport.requests();
    requests[0].header("expect") == Some("100-continue")
}

#[tokio::test]
async fn a_large_body_that_can_be_read_once_is_asked_for() {
    assert!(asks(once(LARGE, true), |b| b).await);
    assert!(asks(once(10, false), |b| b).await);
    assert!(!asks(once(LARGE - 1, true), |b| b).await);
    assert!(!asks(Body::from(vec![7; LARGE]), |b| b).await);
    assert!(asks(Body::from(vec![7; LARGE]), |b| b.expect_continue(true)).await);
    assert!(!asks(Body::from(vec![7; LARGE - 1]), |b| b.expect_continue(true)).await);
    assert!(!asks(once(LARGE, true), |b| b.expect_continue(false)).await);
}

/// Refuses the first request before it reads its body, as a server does that was asked.
#[derive(Debug)]
struct Refusing(AtomicBool, u16, ScriptedTransport);

#[async_trait::async_trait]
impl Transport for Refusing {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        if self.0.swap(true, Ordering::Relaxed) {
            return self.2.send(request).await;
        }
        assert_eq!(request.headers()["expect"], "100-continue");
        let code = match self.1 {
            503 => "SlowDown",
            _ => "ExpectationFailed",
        };
        ScriptedTransport::new([refusal(self.1, code)])
            .send(http::Request::default())
            .await
    }
}

#[tokio::test]
async fn a_refusal_leaves_the_body_for_the_next_attempt() {
    // A server that does not accept the header gets the request without it.
    for (status, second) in [(503, Some("100-continue")), (417, None)] {
        let script = ScriptedTransport::new([good()]);
        let refusing = Refusing(AtomicBool::new(false), status, script.clone());
        let oss = Scripted::built([], |b| b.transport(Arc::new(refusing)));
        let call = oss.bucket.append_object("a", 0).body(once(LARGE, true));
        assert_eq!(call.send().await.unwrap().attempts(), 2);
        let requests = script.requests();
        assert_eq!(requests[0].body().len(), LARGE);
        assert_eq!(requests[0].header("expect"), second);
    }
}

#[tokio::test]
async fn a_server_that_asks_gets_the_whole_body() {
    let server = oss_emulator::Emulator::builder()
        .bucket("examplebucket")
        .start();
    let server = server.await.unwrap();
    let client = oss_client::Client::builder()
        .endpoint(server.endpoint())
        .region(server.region())
        .credentials(server.credentials())
        .build()
        .unwrap();
    let bucket = client.bucket("examplebucket").unwrap();
    let body = once(2 * LARGE, true);
    let stored = bucket.put_object("a").body(body).send().await.unwrap();
    assert_eq!(stored.attempts(), 1);
    let head = bucket.head_object("a").send().await.unwrap();
    assert_eq!(head.content_length, 2 * LARGE as u64);
}
