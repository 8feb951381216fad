//! A client that nobody gave credentials.

use std::sync::Arc;

use oss_client::credentials::{Environment, Files};
use oss_client::transport::testing::{Answer, NoTransport, ScriptedTransport, SteppedRuntime};
use oss_client::{Bucket, Client, ClientBuilder, Error, ErrorKind};

use crate::scripted::NOW;

fn builder(variables: &[(&str, &str)]) -> ClientBuilder {
    Client::builder()
        .region("cn-hangzhou")
        .runtime(Arc::new(SteppedRuntime::at_unix(NOW)))
        .environment(Environment::fixed(variables.iter().copied()))
        .files(Files::none())
}

fn bucket(builder: ClientBuilder) -> Bucket {
    builder.build().unwrap().bucket("examplebucket").unwrap()
}

async fn failure(variables: &[(&str, &str)]) -> Error {
    let bucket = bucket(builder(variables).transport(Arc::new(NoTransport::new())));
    bucket.get_object("a.txt").send().await.unwrap_err()
}

#[tokio::test]
async fn keys_come_from_the_environment() {
    let transport = ScriptedTransport::new([Answer::status(200).body("hello")]);
    let keys = [
        ("OSS_ACCESS_KEY_ID", "LTAI5tEXAMPLEKEYID"),
        ("OSS_ACCESS_KEY_SECRET", "EXAMPLEKEYSECRET"),
    ];
    let bucket = bucket(builder(&keys).transport(Arc::new(transport.clone())));
    let object = bucket.get_object("a.txt").send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), "hello");
    let requests = transport.requests();
    let signature = requests[0].header("authorization").unwrap();
    assert!(signature.contains("LTAI5tEXAMPLEKEYID"), "{signature}");
}

#[tokio::test]
async fn credentials_that_are_given_go_before_the_environment() {
    let transport = ScriptedTransport::new([Answer::status(200)]);
    let builder = builder(&[("OSS_ACCESS_KEY_ID", "half")])
        .credentials(crate::scripted::long_term())
        .transport(Arc::new(transport));
    bucket(builder).get_object("a.txt").send().await.unwrap();
}

#[tokio::test]
async fn nothing_found_is_told_at_the_first_call() {
    let error = failure(&[("ALIBABA_CLOUD_ECS_METADATA_DISABLED", "true")]).await;
    assert_eq!(*error.kind(), ErrorKind::Credentials);
    let line = error.to_string();
    assert!(
        line.starts_with(
            "GetObject examplebucket/a.txt: no credentials: none are configured (looked at \
             environment"
        ),
        "{line}"
    );
    assert_eq!(line.lines().count(), 1, "{line}");
    let hint = error.hint().unwrap();
    assert!(
        hint.starts_with("set OSS_ACCESS_KEY_ID and OSS_ACCESS_KEY_SECRET"),
        "{hint}"
    );
    assert!(error.credentials().unwrap().is_not_configured());
    let report = error.report().to_string();
    assert!(report.starts_with(&line), "{report}");
    assert!(report.contains("to fix: set OSS_ACCESS_KEY_ID"), "{report}");
}

#[tokio::test]
async fn half_a_key_pair_is_told_with_what_is_missing() {
    let error = failure(&[("OSS_ACCESS_KEY_ID", "half")]).await;
    let line = error.to_string();
    assert!(
        line.contains(
            "environment is configured but broken: environment: OSS_ACCESS_KEY_SECRET is not set, \
             but OSS_ACCESS_KEY_ID is; they belong together"
        ),
        "{line}"
    );
    assert!(error.hint().unwrap().contains("OSS_ACCESS_KEY_SECRET"));
    assert!(!error.is_retryable());
}
