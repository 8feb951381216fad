//! Clocks that differ, and keys that expire.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use async_trait::async_trait;
use oss_client::ErrorKind;
use oss_client::credentials::{Context, CredentialsError, ProvideCredentials};
use oss_client::sign::Credentials;
use oss_emulator::{Fault, Injection};

use super::{always, kinds, text, with_object};
use crate::plain::Plain;
use crate::stage::KEY;

#[tokio::test]
async fn a_clock_that_is_an_hour_off_is_corrected_once_for_all_calls() {
    for seconds in [3600, -3600] {
        let (stage, _) = with_object("kept").await;
        stage.runtime.set_clock_error(seconds);
        let bucket = stage.bucket();
        assert_eq!(text(&bucket).await.unwrap(), "kept");
        assert_eq!(stage.witness.take_count(), 2);
        assert_eq!(bucket.client().context().clock_offset().get(), -seconds);
        assert!(stage.runtime.waits().is_empty());
        bucket.put_object(KEY).body("kept").send().await.unwrap();
        let get = bucket
            .get_object(KEY)
            .presign(Duration::from_secs(60))
            .await
            .unwrap();
        assert_eq!(get.expires_at(), stage.now().plus_seconds(60));
        assert_eq!(Plain::presigned(&get).send().await.text(), "kept");
        assert_eq!(stage.witness.take_count(), 1);
    }
}

#[tokio::test]
async fn a_clock_that_cannot_be_corrected_is_said() {
    let (stage, bucket) = with_object("kept").await;
    // Each answer shows another hour than the one that is asked for.
    stage
        .oss
        .faults()
        .inject(always(super::status(403, "RequestTimeTooSkewed")));
    let error = text(&bucket).await.unwrap_err();
    assert_eq!(kinds(&error), vec![ErrorKind::ClockSkew; 2]);
    assert_eq!(stage.witness.take_count(), 2);
    assert!(error.hint().unwrap().contains("clock"), "{error:?}");
}

#[tokio::test]
async fn a_body_that_can_be_read_once_is_not_lost_to_a_wrong_clock_silently() {
    let (stage, _) = with_object("kept").await;
    stage.runtime.set_clock_error(7200);
    let bucket = stage.bucket();
    bucket.put_object(KEY).body("again").send().await.unwrap();
    assert_eq!(text(&bucket).await.unwrap(), "again");
}

#[tokio::test]
async fn sts_teaches_the_clock_as_well() {
    let (stage, _) = with_object("kept").await;
    stage.runtime.set_clock_error(3600);
    let bucket = stage.bucket_with(stage.assume_role().build().unwrap());
    assert_eq!(text(&bucket).await.unwrap(), "kept");
    let requests = stage.witness.requests();
    let gets = requests
        .iter()
        .filter(|line| line.starts_with("GET "))
        .count();
    assert_eq!(gets, 1, "{requests:?}");
}

#[tokio::test]
async fn a_token_that_the_server_calls_expired_is_fetched_again_once() {
    let (stage, _) = with_object("kept").await;
    let bucket = stage.bucket_with(stage.assume_role().build().unwrap());
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::TokenExpired).on("GetObject"));
    assert_eq!(text(&bucket).await.unwrap(), "kept");
    let requests = stage.witness.requests();
    let lines: Vec<_> = requests.iter().map(|line| &line[..4]).collect();
    assert_eq!(lines, ["POST", "GET ", "POST", "GET "]);
}

#[tokio::test]
async fn a_token_that_is_always_refused_is_an_error_of_the_token() {
    let (stage, _) = with_object("kept").await;
    let bucket = stage.bucket_with(stage.assume_role().build().unwrap());
    stage.oss.faults().inject(always(Fault::TokenExpired));
    let error = text(&bucket).await.unwrap_err();
    assert_eq!(kinds(&error), vec![ErrorKind::Token; 2]);
    assert!(error.hint().is_some());
}

#[tokio::test]
async fn keys_of_a_role_that_was_made_anew_are_fetched_again() {
    let (stage, _) = with_object("kept").await;
    let provider = stage.assume_role().build().unwrap();
    let bucket = stage.bucket_with(provider);
    assert_eq!(text(&bucket).await.unwrap(), "kept");
    assert!(
        stage
            .oss
            .identities()
            .remove_role(stage.oss.account(), "ramosstest")
    );
    let error = text(&bucket).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Credentials, "{error}");
}

#[tokio::test]
async fn long_lived_keys_are_not_fetched_again() {
    let (stage, _) = with_object("kept").await;
    let unknown = Credentials::new("LTAI5tNobody", "nobodyssecret").unwrap();
    let error = text(&stage.bucket_with(unknown)).await.unwrap_err();
    assert_eq!(kinds(&error), [ErrorKind::Service]);
    assert_eq!(error.code(), Some("InvalidAccessKeyId"));
}

/// Counts how often it is asked, and has nothing.
#[derive(Debug)]
struct Broken(Arc<AtomicUsize>);

#[async_trait]
impl ProvideCredentials for Broken {
    async fn provide(&self, _: &Context) -> Result<Credentials, CredentialsError> {
        self.0.fetch_add(1, Ordering::Relaxed);
        Err(CredentialsError::other("the vault", "it is sealed"))
    }
}

#[tokio::test]
async fn a_provider_that_fails_is_asked_once_and_nothing_is_sent() {
    let (stage, _) = with_object("kept").await;
    let asked = Arc::new(AtomicUsize::new(0));
    let bucket = stage.bucket_with(Broken(Arc::clone(&asked)));
    let error = text(&bucket).await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Credentials);
    assert!(error.to_string().contains("the vault"), "{error}");
    assert_eq!(
        (asked.load(Ordering::Relaxed), stage.witness.take_count()),
        (1, 0)
    );
}

#[tokio::test]
async fn sts_is_asked_again_after_a_failure_of_its_own() {
    let (stage, _) = with_object("kept").await;
    for fault in [
        super::status(503, "ServiceUnavailable"),
        super::status(500, "InternalError"),
        Fault::DropBeforeHead,
        Fault::LoseAnswer,
    ] {
        let bucket = stage.bucket_with(stage.assume_role().build().unwrap());
        stage
            .oss
            .faults()
            .inject(Injection::new(fault.clone()).on("AssumeRole").times(2));
        stage.witness.take_count();
        assert_eq!(text(&bucket).await.unwrap(), "kept", "{fault:?}");
        assert!(stage.witness.take_count() >= 4, "{fault:?}");
        stage.oss.faults().clear();
    }
}
