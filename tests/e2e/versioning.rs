//! A bucket that keeps old versions of its objects.

use oss_client::operations::common::VersioningStatus;
use oss_client::operations::object::ObjectIdentifier;
use oss_client::{Bucket, Client};

use crate::stage::{KEY, Stage};

async fn versioned() -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket
        .put_bucket_versioning("Enabled")
        .send()
        .await
        .unwrap();
    (stage, bucket)
}

async fn put(bucket: &Bucket, content: &'static str) -> String {
    let output = bucket.put_object(KEY).body(content).send().await.unwrap();
    output.into_output().version_id.expect("a version")
}

async fn text(bucket: &Bucket, version: Option<&str>) -> Result<String, oss_client::Error> {
    let get = bucket.get_object(KEY).version_id(version);
    get.send().await?.output.body.text().await
}

#[tokio::test]
async fn a_bucket_has_no_versions_until_it_is_told_to() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let versioning = bucket.get_bucket_versioning().send().await.unwrap();
    assert_eq!(versioning.status, None);
    let first = bucket.put_object(KEY).body("first").send().await.unwrap();
    assert_eq!(first.version_id, None);
    bucket
        .put_bucket_versioning("Enabled")
        .send()
        .await
        .unwrap();
    let versioning = bucket.get_bucket_versioning().send().await.unwrap();
    assert_eq!(versioning.status, Some(VersioningStatus::Enabled));
    put(&bucket, "second").await;
    assert_eq!(text(&bucket, Some("null")).await.unwrap(), "first");
}

#[tokio::test]
async fn every_write_is_a_version_and_every_version_can_be_named() {
    let (_stage, bucket) = versioned().await;
    let (first, second) = (put(&bucket, "first").await, put(&bucket, "second").await);
    assert_ne!(first, second);
    assert_eq!(text(&bucket, None).await.unwrap(), "second");
    assert_eq!(text(&bucket, Some(&first)).await.unwrap(), "first");
    let head = bucket
        .head_object(KEY)
        .version_id(first.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(
        (head.content_length, head.version_id.as_deref()),
        (5, Some(first.as_str()))
    );
    let meta = bucket.get_object_meta(KEY).send().await.unwrap();
    assert_eq!(
        (meta.content_length, meta.version_id.as_ref()),
        (6, Some(&second))
    );
}

#[tokio::test]
async fn a_delete_hides_and_a_delete_of_the_marker_brings_back() {
    let (_stage, bucket) = versioned().await;
    let only = put(&bucket, "only").await;
    let deleted = bucket.delete_object(KEY).send().await.unwrap();
    assert!(deleted.delete_marker);
    let marker = deleted.version_id.as_deref().unwrap();
    assert!(text(&bucket, None).await.unwrap_err().is_not_found());
    assert_eq!(text(&bucket, Some(&only)).await.unwrap(), "only");
    let of_marker = text(&bucket, Some(marker)).await.unwrap_err();
    assert_eq!(of_marker.service().unwrap().status(), 405);
    let undone = bucket
        .delete_object(KEY)
        .version_id(marker)
        .send()
        .await
        .unwrap();
    assert_eq!(undone.version_id.as_deref(), Some(marker));
    assert_eq!(text(&bucket, None).await.unwrap(), "only");
}

#[tokio::test]
async fn a_deleted_version_is_gone_and_the_one_before_is_current() {
    let (_stage, bucket) = versioned().await;
    let (first, second) = (put(&bucket, "first").await, put(&bucket, "second").await);
    bucket
        .delete_object(KEY)
        .version_id(second.clone())
        .send()
        .await
        .unwrap();
    assert_eq!(text(&bucket, None).await.unwrap(), "first");
    let gone = text(&bucket, Some(&second)).await.unwrap_err();
    assert_eq!(gone.code(), Some("NoSuchVersion"));
    assert!(gone.is_not_found());
    bucket
        .delete_object(KEY)
        .version_id(first)
        .send()
        .await
        .unwrap();
    assert!(text(&bucket, None).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn an_old_version_can_be_copied_to_the_front() {
    let (_stage, bucket) = versioned().await;
    let first = put(&bucket, "first").await;
    put(&bucket, "second").await;
    let copy = bucket
        .copy_object(KEY, KEY)
        .source_version_id(first.clone());
    let copied = copy.send().await.unwrap();
    assert_eq!(copied.source_version_id.as_ref(), Some(&first));
    assert_eq!(text(&bucket, None).await.unwrap(), "first");
}

#[tokio::test]
async fn many_versions_are_deleted_at_once() {
    let (_stage, bucket) = versioned().await;
    let (first, second) = (put(&bucket, "first").await, put(&bucket, "second").await);
    let identifiers =
        [&first, &second].map(|version| ObjectIdentifier::new(KEY).version_id(version));
    let deleted = bucket
        .delete_multiple_objects(identifiers)
        .send()
        .await
        .unwrap();
    let versions: Vec<_> = deleted
        .deleted
        .iter()
        .map(|object| object.version_id.as_ref().unwrap())
        .collect();
    assert_eq!(versions, [&first, &second]);
    assert!(text(&bucket, None).await.unwrap_err().is_not_found());
}

#[tokio::test]
async fn a_suspended_bucket_overwrites_its_null_version() {
    let (_stage, bucket) = versioned().await;
    let kept = put(&bucket, "kept").await;
    bucket
        .put_bucket_versioning("Suspended")
        .send()
        .await
        .unwrap();
    for content in ["third", "fourth"] {
        let output = bucket.put_object(KEY).body(content).send().await.unwrap();
        assert!(matches!(output.version_id.as_deref(), None | Some("null")));
        assert_eq!(text(&bucket, Some("null")).await.unwrap(), content);
    }
    assert_eq!(text(&bucket, Some(&kept)).await.unwrap(), "kept");
}

#[tokio::test]
async fn a_bucket_with_versions_is_not_empty() {
    let (stage, bucket) = versioned().await;
    let only = put(&bucket, "only").await;
    bucket.delete_object(KEY).send().await.unwrap();
    let error = bucket.delete_bucket().send().await.unwrap_err();
    assert_eq!(error.code(), Some("BucketNotEmpty"));
    bucket
        .delete_object(KEY)
        .version_id(only)
        .send()
        .await
        .unwrap();
    let marker = bucket.delete_object(KEY).send().await.unwrap();
    bucket
        .delete_object(KEY)
        .version_id(marker.output.version_id)
        .send()
        .await
        .unwrap();
    let client: Client = stage.client();
    assert_eq!(client.list_buckets().send().await.unwrap().buckets.len(), 1);
}
