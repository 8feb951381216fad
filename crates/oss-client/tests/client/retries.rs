//! What is repeated, how often, and when.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use oss_client::ErrorKind;
use oss_client::credentials::{Context, CredentialsError, ProvideCredentials};
use oss_client::retry::{RetryBudget, StandardRetry};
use oss_client::sign::Credentials;
use oss_client::transport::testing::{Answer, ScriptedTransport};
use oss_client::transport::{
    Body, ConnectFailure, TimeoutPhase, Transport, TransportError, TransportErrorKind as Kind,
};

use crate::scripted::{Scripted, refusal, stored, temporary};

fn good() -> Answer {
    Answer::status(200).header("etag", "\"E\"")
}

#[tokio::test]
async fn what_may_succeed_later_is_repeated_with_growing_waits() {
    for failure in [
        || refusal(500, "InternalError"),
        || refusal(503, "SlowDown"),
        || Answer::status(502).body("<html>Bad Gateway</html>"),
        || refusal(408, "RequestTimeout"),
        || Answer::error(Kind::Connect(ConnectFailure::Refused), false),
        || Answer::error(Kind::Interrupted, true),
        || Answer::error(Kind::Timeout(TimeoutPhase::FirstByte), true),
    ] {
        let oss = Scripted::new([failure(), failure(), failure(), stored("hello")]);
        oss.bucket
            .put_object("a")
            .body("hello")
            .send()
            .await
            .unwrap();
        assert_eq!(oss.sent(), 4);
        assert_eq!(oss.runtime.sleeps().len(), 3);
        assert!(
            oss.transport
                .requests()
                .iter()
                .all(|request| request.body() == "hello")
        );
    }
}

#[tokio::test]
async fn after_four_attempts_the_last_error_tells_of_all() {
    let oss = Scripted::new((0..9).map(|_| refusal(500, "InternalError")));
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Transient);
    assert!(error.is_retryable());
    let attempts = error.attempts();
    assert_eq!(attempts.len(), 4);
    assert_eq!(attempts[0].status, Some(500));
    assert_eq!(
        attempts[0].request_id.as_deref(),
        Some("5C3D9175B6FC201293AD5C12")
    );
    assert!(attempts[0].delay.is_some() && attempts[3].delay.is_none());
    assert_eq!(
        error.to_string(),
        "GetObject examplebucket/a: the server failed: 500 InternalError No \
         (request id 5C3D9175B6FC201293AD5C12, gave up after 4 attempts)"
    );
}

#[tokio::test]
async fn what_stays_refused_is_not_repeated() {
    for (status, code) in [
        (400, "InvalidArgument"),
        (400, "BadRequest"),
        (401, "Unauthorized"),
        (403, "AccessDenied"),
        (403, "SignatureDoesNotMatch"),
        (403, "InvalidAccessKeyId"),
        (404, "NoSuchKey"),
        (409, "Conflict"),
        (412, "PreconditionFailed"),
        (501, "NotImplemented"),
    ] {
        let oss = Scripted::new([refusal(status, code), good()]);
        let error = oss.bucket.get_object("a").send().await.unwrap_err();
        assert_eq!(oss.sent(), 1, "{code}");
        assert_eq!(error.code(), Some(code));
        assert!(!error.is_retryable());
    }
}

#[tokio::test]
async fn an_unclear_failure_is_repeated_only_where_twice_is_once() {
    let lost = || Answer::error(Kind::Interrupted, true);
    let oss = Scripted::new([lost(), stored("x")]);
    let call = oss.bucket.put_object("a").callback("e30=").body("x");
    let error = call.send().await.unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (1, &ErrorKind::Interrupted));
    assert!(error.to_string().contains("it may have been executed"));

    let oss = Scripted::new([lost(), stored("x")]);
    let call = oss
        .bucket
        .put_object("a")
        .body("x")
        .with_repeat_ambiguous(false);
    assert!(call.send().await.is_err());
    assert_eq!(oss.sent(), 1);

    // Refused before it was done: the callback was not made either.
    let oss = Scripted::new([refusal(503, "SlowDown"), stored("x")]);
    oss.bucket
        .put_object("a")
        .callback("e30=")
        .body("x")
        .send()
        .await
        .unwrap();
}

/// Makes no connection the first time, and then hands on.
#[derive(Debug)]
struct Unreachable(AtomicBool, ScriptedTransport);

#[async_trait::async_trait]
impl Transport for Unreachable {
    async fn send(
        &self,
        request: http::Request<Body>,
    ) -> Result<http::Response<Body>, TransportError> {
        if self.0.swap(true, Ordering::Relaxed) {
            return self.1.send(request).await;
        }
        Err(TransportError::new(
            Kind::Connect(ConnectFailure::Refused),
            false,
        ))
    }
}

#[tokio::test]
async fn a_body_that_can_be_read_once_is_sent_again_only_untouched() {
    let stream = || Body::from_reader(&b"hello"[..], Some(5));
    let oss = Scripted::new([refusal(500, "InternalError"), stored("hello")]);
    let error = oss
        .bucket
        .put_object("a")
        .body(stream())
        .send()
        .await
        .unwrap_err();
    assert_eq!(oss.sent(), 1);
    assert!(
        error.to_string().contains("the body can be read only once"),
        "{error}"
    );

    let script = ScriptedTransport::new([stored("hello")]);
    let unreachable = Unreachable(AtomicBool::new(false), script.clone());
    let oss = Scripted::built([], |builder| builder.transport(Arc::new(unreachable)));
    oss.bucket
        .put_object("a")
        .body(stream())
        .send()
        .await
        .unwrap();
    assert_eq!(script.requests()[0].body(), "hello");
}

#[tokio::test]
async fn a_closed_pooled_connection_is_replaced_at_once_and_for_free() {
    let stale = || Answer::error(Kind::StaleConnection, false);
    let budget = RetryBudget::new();
    let policy = StandardRetry::new().budget(budget.clone());
    let oss = Scripted::built([stale(), stored("x")], |builder| builder.retry(policy));
    oss.bucket
        .put_object("a")
        .callback("e30=")
        .body("x")
        .send()
        .await
        .unwrap();
    assert!(oss.runtime.sleeps().is_empty());
    assert_eq!(budget.tokens(), 500);
}

#[tokio::test]
async fn a_name_that_does_not_resolve_is_tried_twice() {
    let unresolved = || Answer::error(Kind::Connect(ConnectFailure::Dns), false);
    let oss = Scripted::new((0..9).map(|_| unresolved()));
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (2, &ErrorKind::Connect));
}

#[tokio::test]
async fn a_certificate_is_never_tried_again() {
    let oss = Scripted::new([Answer::error(Kind::Tls, false), good()]);
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (1, &ErrorKind::Tls));
}

fn skewed(date: &str) -> Answer {
    refusal(403, "RequestTimeTooSkewed").header("date", date)
}

#[tokio::test]
async fn a_wrong_clock_is_corrected_once_for_all_that_follows() {
    let date = "Sat, 16 Dec 2023 17:20:57 GMT";
    let oss = Scripted::new([skewed(date), stored("x"), stored("x")]);
    oss.bucket.put_object("a").body("x").send().await.unwrap();
    oss.bucket.put_object("b").body("x").send().await.unwrap();
    let requests = oss.transport.requests();
    let dates: Vec<_> = requests
        .iter()
        .map(|r| r.header("x-oss-date").unwrap())
        .collect();
    assert_eq!(
        dates,
        ["20231216T162057Z", "20231216T172057Z", "20231216T172057Z"]
    );
    assert!(oss.runtime.sleeps().is_empty());
    assert_eq!(oss.bucket.client().context().clock_offset().get(), 3600);
}

#[tokio::test]
async fn a_clock_that_stays_wrong_is_said_so() {
    let date = "Sat, 16 Dec 2023 17:20:57 GMT";
    let oss = Scripted::new([skewed(date), skewed(date), good()]);
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (2, &ErrorKind::ClockSkew));
    assert!(error.hint().unwrap().contains("clock"));
}

/// Hands out numbered temporary keys; a new one when the last was called dead.
#[derive(Debug, Default)]
struct Renewing(Mutex<u32>);

#[async_trait::async_trait]
impl ProvideCredentials for Renewing {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        let number = *self.0.lock().unwrap();
        let keys = Credentials::new(format!("STS.EXAMPLEKEY{number}"), "EXAMPLESECRET").unwrap();
        Ok(keys.with_security_token("EXAMPLETOKEN").unwrap())
    }

    fn invalidate(&self, _: &Credentials) {
        *self.0.lock().unwrap() += 1;
    }
}

#[tokio::test]
async fn a_dead_token_is_fetched_again_once() {
    let dead = || refusal(403, "SecurityTokenExpired");
    let oss = Scripted::built([dead(), stored("x")], |b| {
        b.credentials(Renewing::default())
    });
    oss.bucket.put_object("a").body("x").send().await.unwrap();
    let requests = oss.transport.requests();
    let signed_by = |index: usize, id: &str| {
        requests[index]
            .header("authorization")
            .unwrap()
            .contains(id)
    };
    assert!(signed_by(0, "STS.EXAMPLEKEY0") && signed_by(1, "STS.EXAMPLEKEY1"));
    assert!(oss.runtime.sleeps().is_empty());

    let oss = Scripted::built([dead(), dead(), stored("x")], |b| {
        b.credentials(Renewing::default())
    });
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (2, &ErrorKind::Token));
}

#[tokio::test]
async fn a_deadline_ends_the_call_before_a_wait_that_would_pass_it() {
    let oss = Scripted::new((0..9).map(|_| refusal(503, "SlowDown").header("retry-after", "30")));
    let call = oss
        .bucket
        .get_object("a")
        .with_timeout(Duration::from_secs(20));
    let error = call.send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Deadline);
    assert!(error.is_timeout());
    assert_eq!(error.attempts()[0].code.as_deref(), Some("SlowDown"));
    assert!(
        oss.runtime
            .sleeps()
            .iter()
            .all(|sleep| *sleep <= Duration::from_secs(20))
    );

    let oss = Scripted::built([Answer::never()], |b| b.timeout(Duration::from_secs(3)));
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Deadline);
}

#[tokio::test]
async fn a_deadline_holds_while_the_answer_is_read() {
    let pending = Body::from_stream(
        futures_util::stream::pending::<Result<_, std::io::Error>>(),
        None,
    );
    let oss = Scripted::new([good().body(pending), good().body("hello")]);
    let call = || {
        oss.bucket
            .get_object("a")
            .with_timeout(Duration::from_secs(5))
    };
    let error = call()
        .send()
        .await
        .unwrap()
        .output
        .body
        .text()
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Deadline);
    let body = call().send().await.unwrap().output.body;
    assert_eq!(body.text().await.unwrap(), "hello");
    oss.runtime.advance(Duration::from_secs(9));
}

#[tokio::test]
async fn a_budget_that_is_spent_stops_all_clients_that_share_it() {
    let budget = RetryBudget::new();
    let failures = || (0..400).map(|_| refusal(500, "InternalError"));
    let policy = || {
        StandardRetry::new()
            .max_attempts(200)
            .budget(budget.clone())
    };
    let oss = Scripted::built(failures(), |builder| builder.retry(policy()));
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!(oss.sent(), 101);
    assert!(error.to_string().contains("the retry budget is exhausted"));
    let other = Scripted::built(failures(), |builder| builder.retry(policy()));
    assert!(other.bucket.get_object("a").send().await.is_err());
    assert_eq!(other.sent(), 1);
}

#[tokio::test]
async fn an_answer_that_is_not_understood_is_asked_for_once_more() {
    let broken = || Answer::status(200).body("<ListBucketResult><Key>");
    let oss = Scripted::new([broken(), broken(), broken()]);
    let error = oss.bucket.list_objects_v2().send().await.unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (2, &ErrorKind::Protocol));
}

#[tokio::test]
async fn an_error_inside_a_good_status_is_an_error() {
    let failed = Answer::status(200)
        .body("\r\n\r\n<?xml version=\"1.0\"?><Error><Code>InternalError</Code></Error>");
    let done = Answer::status(200).body(
        "<CopyObjectResult><ETag>\"E\"</ETag>\
         <LastModified>2031-05-17T08:12:45.000Z</LastModified></CopyObjectResult>",
    );
    let oss = Scripted::new([failed, done]);
    let copy = oss.bucket.copy_object("b", "a").send().await.unwrap();
    assert_eq!((oss.sent(), copy.etag.as_str()), (2, "E"));
}

#[tokio::test]
async fn keys_that_cannot_be_had_end_the_call() {
    let oss = Scripted::built([good()], |b| b.credentials(temporary(-10)));
    let error = oss.bucket.get_object("a").send().await.unwrap_err();
    assert_eq!((oss.sent(), error.kind()), (0, &ErrorKind::Credentials));
    assert!(error.hint().is_some());
}
