//! What every flow plays on: a script, a clock, and how to read what was sent.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use async_trait::async_trait;
use oss_credentials::{
    AssumeRoleBuilder, AssumeRoleProvider, Context, CredentialsError, Environment,
    ProvideCredentials, StaticProvider,
};
use oss_sign::{Credentials, UtcSeconds, encode::percent_decode_query};
use oss_transport::testing::{Answer, RecordedRequest, ScriptedTransport, SteppedRuntime};
use oss_transport::{Runtime, Transport};
use tokio::sync::{Mutex, mpsc};

/// 2026-03-05T07:08:09Z, an hour before the end of the sample credentials.
pub(crate) const NOW: i64 = 1_772_694_489;
pub(crate) const SOURCE_ID: &str = "LTAI5tSampleSourceKey01";
pub(crate) const SOURCE_SECRET: &str = "SampleSourceSecret/+aB=cD~9";

pub(crate) fn runtime() -> SteppedRuntime {
    SteppedRuntime::at_unix(NOW as u64)
}

pub(crate) fn context(
    transport: impl Transport + 'static,
    runtime: impl Runtime + 'static,
) -> Context {
    Context::new(Arc::new(transport), Arc::new(runtime)).with_environment(Environment::empty())
}

pub(crate) fn builder() -> AssumeRoleBuilder {
    AssumeRoleProvider::builder("acs:ram::1234567890123456:role/ramosstest")
        .session_name("sessiontest")
        .source(StaticProvider::new(SOURCE_ID, SOURCE_SECRET).unwrap())
}

/// An answer to AssumeRole with keys called `id`.
pub(crate) fn granted(id: &str, expires_at: i64) -> Answer {
    let expiration = UtcSeconds::new(expires_at).to_iso_extended();
    Answer::status(200).body(format!(
        r#"{{"RequestId":"R","Credentials":{{"AccessKeyId":"{id}","AccessKeySecret":"secret",
        "SecurityToken":"token-of-{id}","Expiration":"{expiration}"}}}}"#
    ))
}

pub(crate) fn refused(status: u16, code: &str) -> Answer {
    Answer::status(status).body(format!(
        r#"{{"RequestId":"R-{code}","Code":"{code}","Message":"m"}}"#
    ))
}

/// The parameters of a form body.
pub(crate) fn form(request: &RecordedRequest) -> BTreeMap<String, String> {
    let body = std::str::from_utf8(request.body()).unwrap();
    let decode = |text: &str| percent_decode_query(text).unwrap().into_owned();
    let pairs = body.split('&').map(|pair| pair.split_once('=').unwrap());
    pairs
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// The form's signature, computed here from what was sent.
pub(crate) fn expected_signature(form: &BTreeMap<String, String>, secret: &str) -> String {
    let unsigned: Vec<_> = form
        .iter()
        .filter(|(name, _)| *name != "Signature")
        .collect();
    oss_sign::rpc::sign(&oss_sign::Secret::new(secret), "POST", &unsigned).unwrap()
}

pub(crate) fn id(credentials: &Credentials) -> &str {
    credentials.access_key().unwrap().id()
}

/// Keys that end at `expires_at`.
pub(crate) fn keys(id: &str, expires_at: i64) -> Credentials {
    Credentials::new(id, "secret")
        .unwrap()
        .with_expiration(UtcSeconds::new(expires_at))
}

pub(crate) fn played(answers: impl IntoIterator<Item = Answer>) -> ScriptedTransport {
    ScriptedTransport::new(answers)
}

type Outcome = Result<Credentials, CredentialsError>;

/// A provider whose every call waits until the test answers it.
#[derive(Debug)]
pub(crate) struct Gated {
    asked: mpsc::UnboundedSender<Duration>,
    outcomes: Mutex<mpsc::UnboundedReceiver<Outcome>>,
}

/// The test's side of a [`Gated`] provider.
pub(crate) struct Gate {
    asked: mpsc::UnboundedReceiver<Duration>,
    outcomes: mpsc::UnboundedSender<Outcome>,
}

pub(crate) fn gate() -> (Gated, Gate) {
    let (asked, was_asked) = mpsc::unbounded_channel();
    let (answer, outcomes) = mpsc::unbounded_channel();
    (
        Gated {
            asked,
            outcomes: Mutex::new(outcomes),
        },
        Gate {
            asked: was_asked,
            outcomes: answer,
        },
    )
}

impl Gate {
    /// Waits until the provider is asked; gives the lifetime it was asked for.
    pub(crate) async fn asked(&mut self) -> Duration {
        self.asked.recv().await.unwrap()
    }

    pub(crate) fn is_asked(&mut self) -> bool {
        self.asked.try_recv().is_ok()
    }

    /// Whether the provider is gone.
    pub(crate) fn is_deserted(&self) -> bool {
        self.outcomes.is_closed()
    }

    pub(crate) fn answer(&self, outcome: Outcome) {
        self.outcomes.send(outcome).unwrap();
    }
}

#[async_trait]
impl ProvideCredentials for Gated {
    async fn provide(&self, cx: &Context) -> Outcome {
        self.provide_for(cx, Duration::ZERO).await
    }

    async fn provide_for(&self, _: &Context, min_lifetime: Duration) -> Outcome {
        self.asked.send(min_lifetime).unwrap();
        self.outcomes.lock().await.recv().await.unwrap()
    }
}

pub(crate) fn failure() -> CredentialsError {
    CredentialsError::other("gated", "out of order")
}

/// Gives spawned tasks the chance to run as far as they can.
pub(crate) async fn settle() {
    for _ in 0..50 {
        tokio::task::yield_now().await;
    }
}
