//! What a call tells those who watch it.

use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_client::Client;
use oss_client::integrity::Crc64;
use oss_client::transport::testing::SteppedRuntime;
use oss_client::transport::{Body, Transport, TransportError};

use crate::printed::Printed;
use crate::scripted::{NOW, long_term};

/// A server that thinks before it answers.
#[derive(Debug)]
struct Thoughtful {
    runtime: SteppedRuntime,
    thinks: Duration,
}

#[async_trait]
impl Transport for Thoughtful {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        // An upload takes as long as it takes; only what comes after it is the server's.
        let body = request.into_body();
        self.runtime.advance(Duration::from_secs(3600));
        let content = body.bytes(1024).await.unwrap();
        self.runtime.advance(self.thinks);
        let stored = http::Response::builder()
            .header("etag", "\"E\"")
            .header("x-oss-hash-crc64ecma", Crc64::checksum(&content));
        Ok(stored.body(Body::empty()).unwrap())
    }
}

/// What is logged by a put that the server answers after so long.
async fn logged_by_a_put(thinks: Duration, keys: bool) -> String {
    let runtime = SteppedRuntime::at_unix(NOW);
    let transport = Thoughtful {
        runtime: runtime.clone(),
        thinks,
    };
    let mut builder = Client::builder()
        .region("cn-hangzhou")
        .credentials(long_term())
        .transport(Arc::new(transport))
        .runtime(Arc::new(runtime));
    if !keys {
        builder = builder.without_keys_in_logs();
    }
    let bucket = builder.build().unwrap().bucket("examplebucket").unwrap();
    let printed = Printed::default();
    let guard = printed.subscribe();
    bucket
        .put_object("private/key")
        .body("12345")
        .send()
        .await
        .unwrap();
    drop(guard);
    printed.text()
}

#[tokio::test]
async fn an_answer_that_is_long_in_coming_is_told() {
    let slow = logged_by_a_put(Duration::from_secs(10), true).await;
    assert!(slow.contains("slow request"), "{slow}");
    assert!(slow.contains("waited_ms=10000"), "{slow}");
    let quick = logged_by_a_put(Duration::from_secs(9), true).await;
    assert!(!quick.contains("slow request"), "{quick}");
}

#[tokio::test]
async fn an_attempt_tells_its_bytes_and_its_pace() {
    let text = logged_by_a_put(Duration::from_secs(1), true).await;
    for field in [
        "bytes_sent=5",
        "bytes_received=0",
        "ttfb_ms=3601000",
        "status_code=200",
    ] {
        assert!(text.contains(field), "{field} in {text}");
    }
}

#[tokio::test]
async fn keys_are_in_the_spans_unless_they_are_left_out() {
    let with = logged_by_a_put(Duration::ZERO, true).await;
    assert!(with.contains("private/key"), "{with}");
    let without = logged_by_a_put(Duration::ZERO, false).await;
    assert!(!without.contains("private/key"), "{without}");
}
