//! Objects: conditions, ranges, copies, deletion of many, headers of their own.

use oss_client::operations::common::StorageClass;
use oss_client::operations::object::ObjectsToDelete;
use oss_client::{Bucket, ByteRange, ErrorKind};

use crate::misbehaving::{Misbehaving, answer};
use crate::stage::{BUCKET, KEY, NOW, Stage};

async fn stored(content: &'static str) -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).body(content).send().await.unwrap();
    (stage, bucket)
}

#[tokio::test]
async fn headers_and_metadata_stay_with_the_object() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let put = bucket
        .put_object("exampledir/photo.jpg")
        .body("x")
        .cache_control("max-age=60");
    let put = put.content_disposition("attachment").storage_class("IA");
    put.metadata("colour", "blue")
        .metadata("Taken-By", "a b+c")
        .send()
        .await
        .unwrap();
    let head = bucket
        .head_object("exampledir/photo.jpg")
        .send()
        .await
        .unwrap();
    assert_eq!(head.content_type.as_deref(), Some("image/jpeg"));
    assert_eq!(head.cache_control.as_deref(), Some("max-age=60"));
    assert_eq!(head.content_disposition.as_deref(), Some("attachment"));
    assert_eq!(head.storage_class, StorageClass::Ia);
    assert_eq!(head.metadata["colour"], "blue");
    assert_eq!(head.metadata["taken-by"], "a b+c");
    assert_eq!(head.last_modified, NOW);
}

#[tokio::test]
async fn conditions_that_do_not_hold_are_told_apart() {
    let (stage, bucket) = stored("content").await;
    let etag = bucket
        .head_object(KEY)
        .send()
        .await
        .unwrap()
        .into_output()
        .etag;
    let (before, after) = (NOW.plus_seconds(-60), NOW.plus_seconds(60));
    stage.advance(std::time::Duration::from_secs(120));
    let get = || bucket.get_object(KEY);
    for same in [
        get().if_none_match(etag.clone()),
        get().if_modified_since(after),
    ] {
        let error = same.send().await.unwrap_err();
        assert!(error.is_not_modified(), "{error}");
        assert_eq!(error.attempts().len(), 1);
    }
    for other in [
        get().if_match("\"0123456789ABCDEF0123456789ABCDEF\""),
        get().if_unmodified_since(before),
    ] {
        let error = other.send().await.unwrap_err();
        assert!(error.is_precondition_failed(), "{error}");
    }
    for held in [
        get().if_match(etag.clone()),
        get().if_modified_since(before),
        get().if_unmodified_since(after),
    ] {
        assert_eq!(
            held.send().await.unwrap().output.body.text().await.unwrap(),
            "content"
        );
    }
    let head = bucket
        .head_object(KEY)
        .if_none_match(etag)
        .send()
        .await
        .unwrap_err();
    assert!(head.is_not_modified(), "{head}");
}

#[tokio::test]
async fn ranges_are_cut_as_asked() {
    let (_stage, bucket) = stored("0123456789").await;
    let ranges = [
        (ByteRange::from(2..5), "234", "bytes 2-4/10"),
        (ByteRange::from(7..), "789", "bytes 7-9/10"),
        (ByteRange::last(3), "789", "bytes 7-9/10"),
        (ByteRange::from(0..=0), "0", "bytes 0-0/10"),
        (ByteRange::from(5..100), "56789", "bytes 5-9/10"),
        (ByteRange::from(0..10), "0123456789", "bytes 0-9/10"),
    ];
    for (range, expected, content_range) in ranges {
        let object = bucket.get_object(KEY).range(range).send().await.unwrap();
        assert_eq!(
            object.content_range.as_deref(),
            Some(content_range),
            "{range}"
        );
        assert_eq!(
            object.output.body.text().await.unwrap(),
            expected,
            "{range}"
        );
    }
    let beyond = bucket
        .get_object(KEY)
        .range(10..20)
        .send()
        .await
        .unwrap_err();
    assert_eq!(beyond.service().unwrap().status(), 416);
    let nothing = bucket.get_object(KEY).range(5..5).send().await.unwrap_err();
    assert_eq!(*nothing.kind(), ErrorKind::InvalidRequest);
}

#[tokio::test]
async fn a_whole_object_in_answer_to_a_range_is_never_handed_out_as_the_range() {
    let server = Misbehaving::answering(answer("200 OK", "etag: \"E\"\r\n", "0123456789")).await;
    let stage = Stage::new().await;
    let client = stage
        .builder()
        .endpoint(server.endpoint().as_str())
        .build()
        .unwrap();
    let get = client.bucket(BUCKET).unwrap().get_object(KEY).range(2..5);
    match get.send().await {
        Ok(object) => assert_eq!(object.output.body.text().await.unwrap(), "234"),
        Err(error) => assert_eq!(*error.kind(), ErrorKind::RangeIgnored, "{error}"),
    }
}

#[tokio::test]
async fn copies_take_over_or_replace_what_the_source_has() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket
        .put_object(KEY)
        .body("x")
        .metadata("colour", "blue")
        .send()
        .await
        .unwrap();
    bucket.copy_object("copy.txt", KEY).send().await.unwrap();
    let head = bucket.head_object("copy.txt").send().await.unwrap();
    assert_eq!(head.metadata["colour"], "blue");
    let replaced = bucket
        .copy_object("copy.txt", KEY)
        .metadata_directive("REPLACE");
    replaced
        .metadata("shape", "round")
        .content_type("text/markdown")
        .send()
        .await
        .unwrap();
    let head = bucket.head_object("copy.txt").send().await.unwrap();
    assert_eq!(head.metadata.keys().collect::<Vec<_>>(), ["shape"]);
    assert_eq!(head.content_type.as_deref(), Some("text/markdown"));
    let kept = bucket
        .copy_object("copy.txt", KEY)
        .forbid_overwrite(true)
        .send()
        .await;
    assert!(kept.unwrap_err().is_already_exists());
    let changed = bucket
        .copy_object("copy.txt", KEY)
        .source_if_match("\"no\"")
        .send()
        .await;
    assert!(changed.unwrap_err().is_precondition_failed());
    let missing = bucket
        .copy_object("copy.txt", "missing")
        .send()
        .await
        .unwrap_err();
    assert_eq!(missing.code(), Some("NoSuchKey"));
}

#[tokio::test]
async fn a_copy_may_come_from_another_bucket() {
    let stage = Stage::with(|builder| builder.bucket("otherbucket")).await;
    let other = stage.client().bucket("otherbucket").unwrap();
    other
        .put_object("a+b/c d.txt")
        .body("from there")
        .send()
        .await
        .unwrap();
    let copy = stage
        .bucket()
        .copy_object(KEY, "a+b/c d.txt")
        .source_bucket("otherbucket");
    copy.send().await.unwrap();
    let object = stage.bucket().get_object(KEY).send().await.unwrap();
    assert_eq!(object.output.body.text().await.unwrap(), "from there");
}

#[tokio::test]
async fn an_object_that_must_not_be_overwritten_is_kept() {
    let (_stage, bucket) = stored("first").await;
    let error = bucket
        .put_object(KEY)
        .body("second")
        .forbid_overwrite(true)
        .send()
        .await;
    let error = error.unwrap_err();
    assert!(error.is_already_exists(), "{error}");
    assert_eq!(error.attempts().len(), 1);
    let kept = bucket.get_object(KEY).send().await.unwrap();
    assert_eq!(kept.output.body.text().await.unwrap(), "first");
}

#[tokio::test]
async fn many_objects_are_deleted_at_once_and_missing_ones_too() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let keys: Vec<String> = (0..30)
        .map(|number| format!("key <&> {number:02}"))
        .collect();
    for key in &keys {
        bucket.put_object(key).body("x").send().await.unwrap();
    }
    let mut named = keys.clone();
    named.push("missing".to_owned());
    let deleted = bucket
        .delete_multiple_objects(named.clone())
        .send()
        .await
        .unwrap();
    let deleted: Vec<_> = deleted
        .output
        .deleted
        .into_iter()
        .map(|object| object.key)
        .collect();
    assert_eq!(deleted, named);
    assert!(
        bucket
            .list_objects_v2()
            .send()
            .await
            .unwrap()
            .objects
            .is_empty()
    );
    let quiet = ObjectsToDelete::new(["missing"]).quiet(true);
    let quiet = bucket.delete_multiple_objects(quiet).send().await.unwrap();
    assert!(quiet.deleted.is_empty());
    bucket.delete_object("missing").send().await.unwrap();
}

#[tokio::test]
async fn an_answer_may_have_headers_that_the_object_has_not() {
    let (_stage, bucket) = stored("x").await;
    let get = bucket
        .get_object(KEY)
        .response_content_type("application/x-own");
    let object = get.response_cache_control("no-store").send().await.unwrap();
    assert_eq!(object.content_type.as_deref(), Some("application/x-own"));
    assert_eq!(object.cache_control.as_deref(), Some("no-store"));
}
