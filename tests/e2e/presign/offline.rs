//! Presigning needs no network: every operation becomes a URL without sending a request.

use std::sync::Arc;
use std::time::Duration;

use oss_client::operations::object::ObjectsToDelete;
use oss_client::presign::ExpiryReason;
use oss_client::sign::{Credentials, SignatureVersion, UtcSeconds};
use oss_client::transport::testing::{NoTransport, SteppedRuntime};
use oss_client::{Bucket, Client, PresignedRequest, TokenPolicy};

use super::HOUR;
use crate::stage::{BUCKET, KEY, NOW};

fn client(credentials: Credentials) -> Client {
    Client::builder()
        .region("cn-hangzhou")
        .credentials(credentials)
        .transport(Arc::new(NoTransport::new()))
        .runtime(Arc::new(SteppedRuntime::at_unix(NOW.as_i64() as u64)))
        .build()
        .unwrap()
}

fn bucket(credentials: Credentials) -> Bucket {
    client(credentials).bucket(BUCKET).unwrap()
}

fn long_lived() -> Credentials {
    Credentials::new("LTAI5tExample", "examplesecret").unwrap()
}

fn temporary(lifetime: i64) -> Credentials {
    long_lived()
        .with_security_token("example+token/==")
        .unwrap()
        .with_expiration(NOW.plus_seconds(lifetime))
}

#[tokio::test]
async fn every_operation_can_be_presigned_without_a_network() {
    let client = client(long_lived());
    let bucket = client.bucket(BUCKET).unwrap();
    macro_rules! presigned {
        ($($call:expr,)*) => { [$((stringify!($call), $call.presign(HOUR).await.unwrap()),)*] };
    }
    let all: Vec<(&str, PresignedRequest)> = presigned![
        client.list_buckets(),
        bucket.put_bucket(),
        bucket.delete_bucket(),
        bucket.put_bucket_acl("private"),
        bucket.get_bucket_acl(),
        bucket.put_bucket_versioning("Enabled"),
        bucket.get_bucket_versioning(),
        bucket.list_objects_v2(),
        bucket.delete_multiple_objects([KEY]),
        bucket.put_object(KEY),
        bucket.get_object(KEY),
        bucket.head_object(KEY),
        bucket.get_object_meta(KEY),
        bucket.copy_object("copy.txt", KEY),
        bucket.delete_object(KEY),
        bucket.put_object_acl(KEY, "private"),
        bucket.get_object_acl(KEY),
    ]
    .into();
    for (call, presigned) in all {
        let url = presigned.url();
        assert!(url.starts_with("https://"), "{call}: {url}");
        assert!(url.contains("x-oss-signature="), "{call}: {url}");
        assert_eq!(presigned.expires_at(), NOW.plus(HOUR), "{call}");
    }
}

#[tokio::test]
async fn a_url_says_when_its_token_ends_it() {
    let bucket = bucket(temporary(600));
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let presign = || {
            bucket
                .get_object(KEY)
                .presign(HOUR)
                .signature_version(version)
        };
        let clamped = presign().await.unwrap();
        assert_eq!(clamped.expires_at(), NOW.plus_seconds(600));
        assert_eq!(clamped.expiry_reason(), ExpiryReason::Credentials);
        let refused = presign()
            .token_policy(TokenPolicy::Require)
            .await
            .unwrap_err();
        assert!(refused.to_string().contains("600 s"), "{refused}");
        let allowed = presign().token_policy(TokenPolicy::Allow).await.unwrap();
        assert_eq!(allowed.expires_at(), NOW.plus_seconds(600));
    }
}

#[tokio::test]
async fn a_url_with_a_token_lives_twelve_hours_at_most() {
    let bucket = bucket(temporary(100_000));
    let presigned = bucket.get_object(KEY).presign(24 * HOUR).await.unwrap();
    assert_eq!(presigned.expires_at(), NOW.plus_seconds(43_200));
    assert_eq!(presigned.expiry_reason(), ExpiryReason::TokenLimit);
    assert!(presigned.url().contains("x-oss-expires=43200"));
}

#[tokio::test]
async fn dead_keys_and_impossible_times_sign_nothing() {
    let dead = bucket(temporary(-1)).get_object(KEY).presign(HOUR).await;
    let dead = dead.unwrap_err();
    assert_eq!(*dead.kind(), oss_client::ErrorKind::Credentials);
    assert!(dead.to_string().contains("expired"), "{dead}");
    let bucket = bucket(long_lived());
    let never = bucket
        .get_object(KEY)
        .presign(Duration::ZERO)
        .await
        .unwrap_err();
    assert!(never.to_string().contains("0 seconds"), "{never}");
    let week = bucket
        .get_object(KEY)
        .presign(8 * 24 * HOUR)
        .await
        .unwrap_err();
    assert!(week.to_string().contains("691200"), "{week}");
}

#[tokio::test]
async fn what_has_no_effect_in_a_url_is_refused_with_what_has() {
    let bucket = bucket(long_lived());
    let call = bucket.get_object(KEY).with_header("versionId", "CAEQ");
    let error = call.presign(HOUR).await.unwrap_err();
    assert!(error.to_string().contains("version_id"), "{error}");
}

#[tokio::test]
async fn a_url_may_be_signed_as_of_another_time() {
    let past = UtcSeconds::new(1_702_743_657);
    let presigned = bucket(long_lived())
        .get_object(KEY)
        .presign(HOUR)
        .at(past)
        .await
        .unwrap();
    assert_eq!(presigned.expires_at(), past.plus(HOUR));
    assert!(presigned.url().contains("20231216T162057Z"));
}

#[tokio::test]
async fn a_document_goes_along_with_its_md5() {
    // Whoever uses the URL must send exactly this document.
    let bucket = bucket(long_lived());
    let delete = bucket.delete_multiple_objects(ObjectsToDelete::new([KEY]));
    let presigned = delete.presign(HOUR).await.unwrap();
    assert_eq!(presigned.method(), "POST");
    assert!(presigned.headers().any(|(name, _)| name == "content-md5"));
    let document = String::from_utf8(presigned.body().unwrap().to_vec()).unwrap();
    assert!(document.contains(KEY), "{document}");
}
