//! The main purpose of the project: temporary credentials that may put and get objects below one prefix,
//! and nothing else.

use std::time::Duration;

use oss_client::credentials::{ProvideCredentials, sts};
use oss_client::policy::{Action, SessionPolicy};
use oss_client::{Bucket, Error, ErrorKind};

use crate::stage::{BUCKET, DIRECTORY, KEY, Stage};

/// The session policy of the guide: put and get below one directory.
pub(crate) fn put_and_get() -> SessionPolicy {
    SessionPolicy::new()
        .allow([Action::PutObject, Action::GetObject])
        .on(BUCKET, DIRECTORY)
}

fn refusal(error: &Error) -> (u16, &str, Option<&str>) {
    let service = error.service().expect("an answer");
    let code = service.code().unwrap_or_default();
    (service.status(), code, service.ec())
}

async fn temporary(stage: &Stage, policy: SessionPolicy) -> Bucket {
    let provider = stage.assume_role().policy(policy).build().unwrap();
    stage.bucket_with(provider)
}

#[tokio::test]
async fn a_user_who_may_only_assume_roles_cannot_touch_the_bucket() {
    let stage = Stage::new().await;
    let bucket = stage.bucket_with(Stage::user());
    let error = bucket.put_object(KEY).body("x").send().await.unwrap_err();
    assert_eq!(
        refusal(&error),
        (403, "AccessDenied", Some("0003-00000001"))
    );
    assert!(error.is_access_denied());
    assert!(
        stage
            .bucket()
            .get_object(KEY)
            .await
            .unwrap_err()
            .is_not_found()
    );
}

#[tokio::test]
async fn temporary_credentials_put_and_get_below_their_directory() {
    let stage = Stage::new().await;
    let bucket = temporary(&stage, put_and_get()).await;
    bucket
        .put_object(KEY)
        .body("hello world")
        .send()
        .await
        .unwrap();
    let object = bucket.get_object(KEY).send().await.unwrap();
    assert_eq!(object.content_type.as_deref(), Some("text/plain"));
    assert_eq!(object.output.body.text().await.unwrap(), "hello world");
    // One session was enough for all of it.
    let assumed = stage.witness.requests();
    assert_eq!(assumed.iter().filter(|line| *line == "POST /").count(), 1);
}

#[tokio::test]
async fn whatever_is_outside_the_session_policy_is_refused_with_its_reason() {
    let stage = Stage::new().await;
    stage
        .bucket()
        .put_object(KEY)
        .body("kept")
        .send()
        .await
        .unwrap();
    stage
        .bucket()
        .put_object("elsewhere.txt")
        .body("x")
        .send()
        .await
        .unwrap();
    let bucket = temporary(&stage, put_and_get()).await;
    let errors = [
        bucket
            .list_objects_v2()
            .prefix(DIRECTORY)
            .send()
            .await
            .unwrap_err(),
        bucket.delete_object(KEY).send().await.unwrap_err(),
        bucket
            .delete_multiple_objects([KEY])
            .send()
            .await
            .unwrap_err(),
        bucket.get_object("elsewhere.txt").send().await.unwrap_err(),
        bucket
            .put_object("elsewhere.txt")
            .body("y")
            .send()
            .await
            .unwrap_err(),
    ];
    for error in &errors {
        let denied = (403, "AccessDenied", Some("0003-00000301"));
        assert_eq!(refusal(error), denied, "{error}");
        let service = error.service().unwrap();
        assert_eq!(service.message(), "Access denied by authorizer's policy.");
        assert_eq!(service.detail("NoPermissionType"), Some("ImplicitDeny"));
        assert_eq!(service.detail("PolicyType"), Some("SessionPolicy"));
        assert_eq!(error.attempts().len(), 1);
    }
    let kept = stage.bucket().get_object(KEY).send().await.unwrap();
    assert_eq!(kept.output.body.text().await.unwrap(), "kept");
    let other = stage
        .bucket()
        .get_object("elsewhere.txt")
        .send()
        .await
        .unwrap();
    assert_eq!(other.output.body.text().await.unwrap(), "x");
}

#[tokio::test]
async fn a_session_policy_gives_nothing_that_the_role_has_not() {
    let stage = Stage::new().await;
    let wide = SessionPolicy::new()
        .allow([Action::PutObject, Action::DeleteObject])
        .on(BUCKET, DIRECTORY);
    let bucket = temporary(&stage, wide).await;
    bucket.put_object(KEY).body("x").send().await.unwrap();
    let error = bucket.delete_object(KEY).send().await.unwrap_err();
    assert_eq!(
        refusal(&error),
        (403, "AccessDenied", Some("0003-00000301"))
    );
}

#[tokio::test]
async fn a_listing_may_be_allowed_under_a_prefix() {
    let stage = Stage::new().await;
    for key in [KEY, "other/a.txt"] {
        stage
            .bucket()
            .put_object(key)
            .body("x")
            .send()
            .await
            .unwrap();
    }
    let policy = SessionPolicy::new()
        .allow([Action::GetObject, Action::ListObjects])
        .on(BUCKET, DIRECTORY);
    let provider = stage.assume(stage.oss.role_arn());
    let provider = provider
        .source(Stage::user())
        .policy(policy)
        .build()
        .unwrap();
    let bucket = stage.bucket_with(provider);
    let page = bucket
        .list_objects_v2()
        .prefix(DIRECTORY)
        .send()
        .await
        .unwrap();
    assert_eq!(page.objects[0].key, KEY);
    for outside in [
        bucket.list_objects_v2(),
        bucket.list_objects_v2().prefix("other/"),
    ] {
        assert!(outside.send().await.unwrap_err().is_access_denied());
    }
}

#[tokio::test]
async fn a_session_ends_when_its_policy_says_so() {
    let stage = Stage::new().await;
    let until = stage.now().plus_seconds(600).as_i64();
    let bucket = temporary(&stage, put_and_get().until(until)).await;
    bucket.put_object(KEY).body("x").send().await.unwrap();
    stage.advance(Duration::from_secs(601));
    assert!(
        bucket
            .get_object(KEY)
            .send()
            .await
            .unwrap_err()
            .is_access_denied()
    );
}

#[tokio::test]
async fn credentials_are_refreshed_before_they_end() {
    let stage = Stage::new().await;
    let provider = stage.assume_role().duration(Duration::from_secs(900));
    let bucket = stage.bucket_with(provider.build().unwrap());
    let assumed = || {
        let requests = stage.witness.requests();
        requests.iter().filter(|line| *line == "POST /").count()
    };
    for (advance, sessions) in [(0, 1), (100, 1), (900, 2), (900, 3)] {
        stage.advance(Duration::from_secs(advance));
        bucket.put_object(KEY).body("x").send().await.unwrap();
        assert_eq!(assumed(), sessions, "after {advance} s more");
    }
}

#[tokio::test]
async fn the_session_says_who_it_is() {
    let stage = Stage::new().await;
    let provider = stage.assume_role().build().unwrap();
    let client = stage.builder_with(provider.clone()).build().unwrap();
    let credentials = provider.provide(client.context()).await.unwrap();
    assert_eq!(
        credentials.expires_at(),
        Some(stage.now().plus_seconds(3600))
    );
    let endpoint = sts::StsEndpoint::new().endpoint(stage.oss.sts_endpoint());
    let identity = sts::get_caller_identity(client.context(), &credentials, &endpoint);
    let arn = identity.await.unwrap().arn;
    assert!(arn.ends_with("/ramosstest/sessiontest"), "{arn}");
}

#[tokio::test]
async fn a_role_that_may_not_be_assumed_is_an_error_of_credentials() {
    let stage = Stage::with(|builder| {
        builder.user(
            oss_emulator::User::new("stranger").access_key("LTAI5tStranger", "strangersecret"),
        )
    })
    .await;
    let stranger = oss_client::sign::Credentials::new("LTAI5tStranger", "strangersecret").unwrap();
    let provider = stage
        .assume(stage.oss.role_arn())
        .source(stranger)
        .build()
        .unwrap();
    let error = stage
        .bucket_with(provider)
        .get_object(KEY)
        .send()
        .await
        .unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Credentials);
    let source = std::error::Error::source(&error).unwrap();
    let source = source
        .downcast_ref::<oss_client::credentials::CredentialsError>()
        .unwrap();
    assert_eq!(
        source.service().and_then(|service| service.code()),
        Some("NoPermission")
    );
}
