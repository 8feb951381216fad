//! The time limit of each attempt.

use std::sync::Arc;
use std::time::Duration;

use oss_client::ErrorKind;
use oss_client::transport::testing::{Answer, SteppedRuntime};
use oss_client::transport::{Body, Runtime, Transport, TransportError};

use crate::scripted::{NOW, Scripted};

const SECOND: Duration = Duration::from_secs(1);

fn stored() -> Answer {
    Answer::status(200)
        .header("etag", "\"E\"")
        .header("x-oss-hash-crc64ecma", "0")
}

fn silent() -> Body {
    let nothing = futures_util::stream::pending::<Result<_, std::io::Error>>();
    Body::from_stream(nothing, None)
}

#[tokio::test]
async fn an_attempt_without_an_answer_is_repeated() {
    let oss = Scripted::built([Answer::never(), stored()], |b| {
        b.attempt_timeout(5 * SECOND)
    });
    let response = oss.bucket.put_object("a").body("").send().await.unwrap();
    assert_eq!(response.attempts(), 2);
    assert_eq!(oss.runtime.sleeps()[0], 5 * SECOND);

    // The limit of the call counts, and what may have been executed is not repeated everywhere.
    let oss = Scripted::built([Answer::never(), stored()], |b| {
        b.attempt_timeout(50 * SECOND)
    });
    let call = oss.bucket.put_object("a").callback("e30=").body("x");
    let error = call
        .with_attempt_timeout(3 * SECOND)
        .send()
        .await
        .unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (1, &ErrorKind::Timeout));
    assert_eq!(error.attempts()[0].elapsed, 3 * SECOND);
    assert!(error.is_timeout());
    let text = error.to_string();
    assert!(
        text.contains("oss-cn-hangzhou.aliyuncs.com: the attempt took longer than its limit of 3s"),
        "{text}"
    );
    assert!(text.contains("it may have been executed"), "{text}");
}

#[tokio::test]
async fn calls_with_one_deadline_share_the_time_that_is_left() {
    let answers = [Answer::never(), stored(), Answer::never()];
    let oss = Scripted::built(answers, |b| b.attempt_timeout(5 * SECOND));
    let begun = oss.runtime.monotonic();
    let deadline = oss.bucket.client().deadline_after(8 * SECOND);
    let put = || oss.bucket.put_object("a").body("").with_deadline(deadline);
    put().send().await.unwrap();
    // More than 5 of the 8 seconds have passed.
    let oss_is_silent = put().with_timeout(60 * SECOND).send().await;
    assert_eq!(oss_is_silent.unwrap_err().kind(), &ErrorKind::Deadline);
    assert_eq!(oss.runtime.monotonic() - begun, 8 * SECOND);
}

#[tokio::test]
async fn the_attempt_ends_with_the_document_or_the_head_of_a_stream() {
    let limited = |b: oss_client::ClientBuilder| b.attempt_timeout(5 * SECOND);
    let cut = Answer::status(200).body(silent());
    let whole = Answer::status(200).body("<VersioningConfiguration/>");
    let oss = Scripted::built([cut, whole], limited);
    oss.bucket.get_bucket_versioning().send().await.unwrap();
    assert_eq!(oss.sent(), 2);

    let pieces = [Ok("hel"), Ok("lo")].map(|piece: Result<_, std::io::Error>| piece);
    let runtime = SteppedRuntime::at_unix(NOW);
    let clock = runtime.clone();
    let slow = futures_util::StreamExt::then(futures_util::stream::iter(pieces), move |piece| {
        let clock = clock.clone();
        async move {
            clock.sleep(60 * SECOND).await;
            piece.map(bytes::Bytes::from)
        }
    });
    let answer = Answer::status(200)
        .header("content-length", "5")
        .body(Body::from_stream(Box::pin(slow), Some(5)));
    let oss = Scripted::built([answer], |b| limited(b).runtime(Arc::new(runtime)));
    let object = oss.bucket.get_object("a").send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), "hello");
    assert_eq!(oss.sent(), 1);
}

/// Takes a piece of the body every four seconds, and stops at a piece that says so.
#[derive(Debug)]
struct Slow(SteppedRuntime);

#[async_trait::async_trait]
impl Transport for Slow {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        let mut body = request.into_body();
        let mut length = 0;
        while let Some(piece) = body.chunk().await {
            let piece = piece.unwrap();
            if piece == "stop" {
                std::future::pending::<()>().await;
            }
            length += piece.len();
            self.0.sleep(4 * SECOND).await;
        }
        let response = http::Response::builder()
            .status(200)
            .header("etag", "\"E\"");
        let response = response.header("x-oss-hash-crc64ecma", "0");
        let response = response.header("x-oss-next-append-position", length);
        Ok(response.body(Body::empty()).unwrap())
    }
}

async fn upload(pieces: &[&'static str]) -> (oss_client::error::Result<u64>, Duration) {
    let runtime = SteppedRuntime::at_unix(NOW);
    let slow = Slow(runtime.clone());
    let clock = Arc::new(runtime.clone());
    let oss = Scripted::built([], |b| {
        b.transport(slow).runtime(clock).attempt_timeout(5 * SECOND)
    });
    let pieces: Vec<Result<_, std::io::Error>> = pieces
        .iter()
        .map(|piece| Ok(bytes::Bytes::from(*piece)))
        .collect();
    let body = Body::from_stream(futures_util::stream::iter(pieces), None);
    let response = oss.bucket.append_object("a", 0).body(body).send().await;
    let length = response.map(|response| response.next_append_position);
    (length, runtime.monotonic())
}

#[tokio::test]
async fn an_upload_that_makes_progress_is_not_cut() {
    let (length, took) = upload(&["one", "two", "three", "four", "five"]).await;
    assert_eq!(length.unwrap(), 19);
    assert_eq!(took, 20 * SECOND);

    let (stopped, took) = upload(&["one", "stop", "three"]).await;
    assert_eq!(*stopped.unwrap_err().kind(), ErrorKind::Timeout);
    assert_eq!(took, 9 * SECOND);
}
