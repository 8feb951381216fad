//! Object keys that look like something else, such as paths or escapes. Every valid key must be stored,
//! returned, copied, listed, presigned and deleted byte for byte.

use std::time::Duration;

use futures_util::TryStreamExt;
use oss_client::Bucket;
use oss_client::sign::SignatureVersion;

use crate::plain::Plain;
use crate::stage::{BUCKET, Stage};

/// In the order of their bytes.
const KEYS: [&str; 32] = [
    "\u{1}\u{2}\u{1f}",
    "\ttab\t",
    "\nline\r\nline",
    " blanks ",
    "!*'()~_-",
    "\"quotes\"<&>'",
    "#fragment",
    "%",
    "%2F%2f%252F",
    "+plus+ and blank",
    ",;:@=$|^`{}[]",
    ".",
    "..",
    "../../../etc/passwd",
    "./a/./b/.",
    "?acl&versionId=x",
    "a%20b c+d",
    "a/../b",
    "a//b///",
    "a\\b\\",
    "acl",
    "cdn.example.com/http://x/",
    "dir/",
    "dir/sub/",
    "exampledir/a+b c/é.txt",
    "x\u{7f}y",
    "~",
    "\u{80}\u{85}\u{a0}",
    "é and e\u{301}",
    "\u{2028}\u{feff}\u{fffd}",
    "中文/日本語/한국어",
    "🦀/\u{10ffff}",
];

async fn stage_and_bucket(version: SignatureVersion) -> (Stage, Bucket) {
    let stage = Stage::new().await;
    let client = stage.builder().signature_version(version).build().unwrap();
    let bucket = client.bucket(BUCKET).unwrap();
    (stage, bucket)
}

async fn listed(bucket: &Bucket, prefix: &str) -> Vec<String> {
    let list = bucket.list_objects_v2().prefix(prefix).max_keys(7);
    let items: Vec<_> = list.items().try_collect().await.unwrap();
    items.into_iter().map(|item| item.key).collect()
}

async fn walk(version: SignatureVersion) {
    let (_stage, bucket) = stage_and_bucket(version).await;
    for key in KEYS {
        let body = format!("content of {key}");
        bucket
            .put_object(key)
            .body(body.clone())
            .send()
            .await
            .unwrap();
        let head = bucket.head_object(key).send().await.unwrap();
        assert_eq!(head.content_length, body.len() as u64, "{key:?}");
        let object = bucket.get_object(key).send().await.unwrap();
        assert_eq!(object.output.body.text().await.unwrap(), body, "{key:?}");
        assert_eq!(listed(&bucket, key).await[0], key, "{key:?}");
    }
    assert_eq!(listed(&bucket, "").await, KEYS);
    for key in KEYS {
        let target = format!("copies/{key}");
        bucket
            .copy_object(target.clone(), key)
            .send()
            .await
            .unwrap();
        let copied = bucket.get_object(&target).send().await.unwrap();
        assert_eq!(
            copied.output.body.text().await.unwrap(),
            format!("content of {key}")
        );
        bucket.delete_object(&target).send().await.unwrap();
        let gone = bucket.head_object(&target).send().await.unwrap_err();
        assert!(gone.is_not_found(), "{key:?}: {gone}");
    }
    assert_eq!(listed(&bucket, "").await, KEYS);
    let deleted = bucket.delete_multiple_objects(KEYS).send().await.unwrap();
    let deleted = deleted.deleted.iter().map(|object| &object.key);
    assert_eq!(deleted.collect::<Vec<_>>(), KEYS);
    assert_eq!(listed(&bucket, "").await, Vec::<String>::new());
}

#[tokio::test]
async fn every_legal_key_survives_every_operation_in_v4() {
    walk(SignatureVersion::V4).await;
}

#[tokio::test]
async fn every_legal_key_survives_every_operation_in_v1() {
    walk(SignatureVersion::V1).await;
}

#[tokio::test]
async fn every_legal_key_can_be_presigned() {
    for version in [SignatureVersion::V1, SignatureVersion::V4] {
        let (_stage, bucket) = stage_and_bucket(version).await;
        for key in KEYS {
            let hour = Duration::from_secs(3600);
            let put = bucket.put_object(key).presign(hour).await.unwrap();
            let reply = Plain::presigned(&put).body(key).send().await;
            assert_eq!(reply.status, 200, "{key:?}: {}", reply.text());
            let stored = bucket.get_object(key).send().await.unwrap();
            assert_eq!(stored.output.body.text().await.unwrap(), key);
            let get = bucket.get_object(key).presign(hour).await.unwrap();
            assert_eq!(Plain::presigned(&get).send().await.text(), key);
            let delete = bucket.delete_object(key).presign(hour).await.unwrap();
            assert_eq!(Plain::presigned(&delete).send().await.status, 204);
        }
        assert_eq!(listed(&bucket, "").await, Vec::<String>::new());
    }
}

#[tokio::test]
async fn keys_may_have_1023_bytes() {
    for longest in ["k".repeat(1023), "é".repeat(511) + "k", "%".repeat(1023)] {
        let (_stage, bucket) = stage_and_bucket(SignatureVersion::V4).await;
        bucket.put_object(&longest).body("x").send().await.unwrap();
        let object = bucket.get_object(&longest).send().await.unwrap();
        assert_eq!(object.output.body.text().await.unwrap(), "x");
        assert_eq!(listed(&bucket, "").await, [longest]);
    }
}

#[tokio::test]
async fn keys_that_differ_by_a_slash_or_a_dot_are_different_objects() {
    let (_stage, bucket) = stage_and_bucket(SignatureVersion::V4).await;
    let keys = ["a/b", "a//b", "a/./b", "a/b/", "a%2Fb", "A/b"];
    for key in keys {
        bucket.put_object(key).body(key).send().await.unwrap();
    }
    for key in keys {
        let object = bucket.get_object(key).send().await.unwrap();
        assert_eq!(object.output.body.text().await.unwrap(), key);
    }
}
