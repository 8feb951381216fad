//! When a call is sent again, and when never.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use oss_context::{Context, CredentialsError, Environment, ProvideCredentials};
use oss_credentials::FnProvider;
use oss_ram::{ErrorKind, Ram};
use oss_sign::Credentials;
use oss_transport::testing::{Answer, ScriptedTransport, SteppedRuntime};
use oss_transport::{ConnectFailure, TransportErrorKind};
use serde_json::json;

use crate::stage::{SECRET, answer, form, ram, sample};

fn lost() -> Answer {
    Answer::error(TransportErrorKind::Interrupted, true)
}

fn done() -> Answer {
    answer(200, &json!({"RequestId": "R"}))
}

fn refused(status: u16, code: &str) -> Answer {
    answer(
        status,
        &json!({"Code": code, "Message": "m", "RequestId": "R"}),
    )
}

#[tokio::test]
async fn a_lost_answer_of_create_access_key_is_not_asked_for_again() {
    for lost in [lost(), refused(500, "InternalError"), Answer::never()] {
        let (ram, sent) = ram([lost, answer(200, &sample("CreateAccessKey")["answer"])]);
        let error = ram.create_access_key("u").send().await.unwrap_err();
        assert!(error.may_be_executed(), "{error}");
        assert_eq!(sent.requests().len(), 1, "{error}");
    }
}

#[tokio::test]
async fn create_access_key_is_repeated_where_it_was_certainly_not_executed() {
    let unsent = Answer::error(TransportErrorKind::Connect(ConnectFailure::Refused), false);
    for refusal in [unsent, refused(400, "Throttling.User")] {
        let (ram, sent) = ram([refusal, answer(200, &sample("CreateAccessKey")["answer"])]);
        ram.create_access_key("u").send().await.unwrap();
        assert_eq!(sent.requests().len(), 2);
    }
}

#[tokio::test]
async fn other_calls_are_repeated_with_another_nonce() {
    let (ram, sent) = ram([lost(), refused(503, "ServiceUnavailable"), done()]);
    ram.delete_user("u").send().await.unwrap();
    let nonces: std::collections::BTreeSet<_> = sent
        .requests()
        .iter()
        .map(|request| form(request)["SignatureNonce"].clone())
        .collect();
    assert_eq!(nonces.len(), 3);
}

#[tokio::test]
async fn throttling_is_waited_out_for_two_minutes() {
    let transport = ScriptedTransport::new((0..200).map(|_| refused(400, "Throttling.User")));
    let runtime = SteppedRuntime::at_unix(1_772_694_489);
    let cx = Context::new(Arc::new(transport.clone()), Arc::new(runtime.clone()))
        .with_environment(Environment::empty());
    let keys = Credentials::new("LTAI5tSampleAdminKey0001", SECRET).unwrap();
    let error = Ram::new(Arc::new(keys), cx)
        .create_user("u")
        .send()
        .await
        .unwrap_err();
    assert!(error.is_throttled() && !error.may_be_executed());
    let second = Duration::from_secs(1);
    let waits = runtime.sleeps();
    assert!(
        waits
            .iter()
            .all(|wait| (second..=20 * second).contains(wait))
    );
    let waited: Duration = waits.iter().sum();
    assert!(waited > 90 * second && waited < 120 * second, "{waited:?}");
}

/// Keys with another id at every fetch.
fn renewing(fetches: Arc<AtomicUsize>) -> impl ProvideCredentials {
    FnProvider::new("renewing", move || {
        let fetch = fetches.fetch_add(1, Ordering::SeqCst);
        async move {
            Credentials::new(format!("STS.{fetch}"), "secret")
                .and_then(|keys| keys.with_security_token("token"))
                .map_err(|error| CredentialsError::other("renewing", error))
        }
    })
}

#[tokio::test]
async fn keys_that_the_service_calls_dead_are_fetched_anew_once() {
    let expired = || refused(400, "InvalidSecurityToken.Expired");
    let (base, _) = ram([]);
    for (answers, ids) in [
        (vec![expired(), done()], vec!["STS.0", "STS.1"]),
        (vec![expired(), expired(), done()], vec!["STS.0", "STS.1"]),
    ] {
        let succeeds = answers.len() == 2;
        let transport = ScriptedTransport::new(answers);
        let runtime = Arc::new(SteppedRuntime::at_unix(1_772_694_489));
        let cx = Context::new(Arc::new(transport.clone()), runtime)
            .with_environment(base.context().environment().clone());
        let ram = Ram::new(Arc::new(renewing(Arc::default())), cx);
        let outcome = ram.delete_user("u").send().await;
        match &outcome {
            Ok(response) => assert_eq!(response.attempts(), 2),
            Err(error) => assert_eq!(*error.kind(), ErrorKind::Token),
        }
        assert_eq!(outcome.is_ok(), succeeds);
        let used: Vec<_> = transport
            .requests()
            .iter()
            .map(|request| form(request)["AccessKeyId"].clone())
            .collect();
        assert_eq!(used, ids);
    }
}

#[tokio::test]
async fn anonymous_callers_are_refused_before_anything_is_sent() {
    let (base, sent) = ram([]);
    let anonymous = Arc::new(Credentials::anonymous());
    let error = Ram::new(anonymous, base.context().clone())
        .get_user("u")
        .send()
        .await
        .unwrap_err();
    assert!(!error.may_be_executed() && sent.requests().is_empty());
    assert_eq!(*error.kind(), ErrorKind::Credentials);
    assert!(error.credentials().is_some() && error.service().is_none());
    assert_eq!(error.to_string(), "GetUser: no credentials");
}

/// Counts how many calls are under way at once.
#[derive(Debug, Default)]
struct Crowd {
    now: AtomicUsize,
    most: AtomicUsize,
}

#[async_trait::async_trait]
impl oss_transport::Transport for Crowd {
    async fn send(
        &self,
        _: http::Request<oss_transport::Body>,
    ) -> Result<http::Response<oss_transport::Body>, oss_transport::TransportError> {
        let now = self.now.fetch_add(1, Ordering::SeqCst) + 1;
        self.most.fetch_max(now, Ordering::SeqCst);
        for _ in 0..10 {
            tokio::task::yield_now().await;
        }
        self.now.fetch_sub(1, Ordering::SeqCst);
        Ok(http::Response::new(oss_transport::Body::from(
            "{}".to_owned(),
        )))
    }
}

#[tokio::test]
async fn at_most_four_calls_run_at_once() {
    let crowd = Arc::new(Crowd::default());
    let runtime = Arc::new(SteppedRuntime::at_unix(1_772_694_489).manual());
    let cx = Context::new(crowd.clone(), runtime).with_environment(Environment::empty());
    let keys = Credentials::new("LTAI5tSampleAdminKey0001", SECRET).unwrap();
    let ram = Ram::new(Arc::new(keys), cx);
    let calls: Vec<_> = (0..20)
        .map(|_| {
            let ram = ram.clone();
            tokio::spawn(async move { ram.delete_user("u").send().await })
        })
        .collect();
    for call in calls {
        call.await.unwrap().unwrap();
    }
    assert_eq!(crowd.most.load(Ordering::SeqCst), 4);
}
