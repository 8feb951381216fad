//! Requests that the server executed although the response was lost, and what happens when they are
//! repeated.

use bytes::Bytes;
use futures_util::stream;
use oss_client::transport::Body;
use oss_client::{Bucket, ErrorKind};
use oss_emulator::{Fault, Injection};

use super::{text, with_object};
use crate::stage::{BUCKET, KEY, Stage};

async fn losing(operation: &str) -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).on(operation));
    (stage, bucket)
}

#[tokio::test]
async fn a_put_is_repeated_and_stored_once() {
    let (stage, bucket) = losing("PutObject").await;
    let put = bucket.put_object(KEY).body("content").send().await.unwrap();
    assert!(!put.recovered());
    assert_eq!(stage.witness.take_count(), 2);
    assert_eq!(text(&bucket).await.unwrap(), "content");
}

#[tokio::test]
async fn a_repeated_put_makes_a_second_version() {
    let (stage, bucket) = losing("PutObject").await;
    bucket
        .put_bucket_versioning("Enabled")
        .send()
        .await
        .unwrap();
    let second = bucket.put_object(KEY).body("content").send().await.unwrap();
    assert_eq!(text(&bucket).await.unwrap(), "content");
    bucket
        .delete_object(KEY)
        .version_id(second.version_id.as_deref().unwrap())
        .send()
        .await
        .unwrap();
    assert_eq!(
        text(&bucket).await.unwrap(),
        "content",
        "the version of the first attempt"
    );
    drop(stage);
}

#[tokio::test]
async fn who_wants_no_second_write_says_so_and_gets_the_error() {
    let (stage, bucket) = losing("PutObject").await;
    let put = bucket
        .put_object(KEY)
        .body("content")
        .with_repeat_ambiguous(false);
    let error = put.send().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts().len()),
        (&ErrorKind::Interrupted, 1)
    );
    assert!(
        error.to_string().contains("may have been executed"),
        "{error}"
    );
    assert_eq!(stage.witness.take_count(), 1);
    assert_eq!(text(&bucket).await.unwrap(), "content");
}

#[tokio::test]
async fn a_put_that_must_not_overwrite_finds_its_own_object() {
    let (stage, bucket) = losing("PutObject").await;
    let put = bucket
        .put_object(KEY)
        .body("content")
        .forbid_overwrite(true);
    let put = put.send().await.unwrap();
    assert!(put.recovered());
    let head = bucket.head_object(KEY).send().await.unwrap();
    assert_eq!((&put.etag, put.crc64), (&head.etag, head.crc64));
    let requests = stage.witness.requests();
    let path = format!("/{BUCKET}/{KEY}");
    let expected = ["PUT", "PUT", "HEAD", "HEAD"].map(|method| format!("{method} {path}"));
    assert_eq!(requests, expected);
}

#[tokio::test]
async fn a_put_that_must_not_overwrite_is_not_taken_for_anothers_object() {
    let (stage, bucket) = with_object("of another").await;
    // Nothing was stored; the repetition meets what was there before.
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::DropBeforeHead).on("PutObject"));
    let put = bucket
        .put_object(KEY)
        .body("not theirs")
        .forbid_overwrite(true);
    let error = put.send().await.unwrap_err();
    assert!(error.is_already_exists(), "{error}");
    assert_eq!(error.attempts().len(), 2);
    assert_eq!(text(&bucket).await.unwrap(), "of another");
}

#[tokio::test]
async fn a_callback_is_not_made_twice() {
    let (stage, bucket) = losing("PutObject").await;
    let callback = "eyJjYWxsYmFja1VybCI6Imh0dHA6Ly8xMjcuMC4wLjE6MS8iLCJjYWxsYmFja0JvZHkiOiJ4In0=";
    let put = bucket.put_object(KEY).body("content").callback(callback);
    let error = put.send().await.unwrap_err();
    assert_eq!(
        (error.kind(), error.attempts().len()),
        (&ErrorKind::Interrupted, 1)
    );
    assert_eq!(stage.witness.take_count(), 1);
}

#[tokio::test]
async fn a_body_that_can_be_read_once_is_not_sent_half() {
    let (stage, bucket) = losing("PutObject").await;
    let pieces = [Ok::<_, std::io::Error>(Bytes::from_static(b"content"))];
    let body = Body::from_stream(stream::iter(pieces), Some(7));
    let error = bucket.put_object(KEY).body(body).send().await.unwrap_err();
    assert_eq!(*error.kind(), ErrorKind::Interrupted);
    assert!(error.to_string().contains("read only once"), "{error}");
    assert_eq!(stage.witness.take_count(), 1);
}

#[tokio::test]
async fn deletes_copies_and_configurations_are_repeated() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    for key in [KEY, "other.txt"] {
        bucket.put_object(key).body("x").send().await.unwrap();
    }
    let lose = |operation: &str| {
        stage
            .oss
            .faults()
            .inject(Injection::new(Fault::LoseAnswer).on(operation));
        stage.witness.take_count();
    };
    lose("CopyObject");
    bucket.copy_object("copy.txt", KEY).send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 2);
    lose("DeleteObject");
    bucket.delete_object(KEY).send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 2);
    lose("DeleteMultipleObjects");
    let deleted = bucket
        .delete_multiple_objects(["copy.txt", "other.txt"])
        .send()
        .await
        .unwrap();
    assert_eq!((deleted.deleted.len(), stage.witness.take_count()), (2, 2));
    lose("PutBucketVersioning");
    bucket
        .put_bucket_versioning("Enabled")
        .send()
        .await
        .unwrap();
    assert_eq!(stage.witness.take_count(), 2);
    lose("PutBucketAcl");
    bucket.put_bucket_acl("private").send().await.unwrap();
    assert_eq!(stage.witness.take_count(), 2);
    assert!(
        bucket
            .list_objects_v2()
            .send()
            .await
            .unwrap()
            .objects
            .is_empty()
    );
}

#[tokio::test]
async fn buckets_are_made_and_removed_once() {
    let stage = Stage::new().await;
    let bucket = stage.client().bucket("otherbucket").unwrap();
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).on("PutBucket"));
    bucket.put_bucket().send().await.unwrap();
    stage
        .oss
        .faults()
        .inject(Injection::new(Fault::LoseAnswer).on("DeleteBucket"));
    bucket.delete_bucket().send().await.unwrap();
    let error = bucket.delete_bucket().send().await.unwrap_err();
    assert_eq!(error.code(), Some("NoSuchBucket"));
}
