//! Names of buckets, keys and values that no request can contain. They are refused before anything is
//! sent, and the error states the rule.

use oss_client::ErrorKind;

use crate::evidence::Evidence;
use crate::stage::{KEY, Stage};

pub(super) async fn buckets(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let client = stage.client();
    for name in [
        "",
        "ab",
        "Examplebucket",
        "-bucket",
        "bucket-",
        "a.b",
        "a/b",
        "é",
        &"b".repeat(64),
    ] {
        let error = client.bucket(name).unwrap_err();
        assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
        let text = evidence.error(&error);
        assert!(
            text.contains("bucket name") && text.contains(name),
            "{text}"
        );
    }
    // Old buckets may have an underscore, new ones may not.
    let old = client.bucket("old_bucket").unwrap();
    let error = old.put_bucket().send().await.unwrap_err();
    let text = evidence.error(&error);
    assert!(text.contains("bucket") && text.contains('_'), "{text}");
    assert_eq!(stage.witness.take_count(), 0);
    evidence.stage(&stage);
}

pub(super) async fn keys(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let oversized = "é".repeat(512);
    let refused = [
        ("", "empty"),
        (oversized.as_str(), "1023"),
        ("/leading", "slash"),
        ("\\leading", "slash"),
        ("nul\0inside", "NUL"),
    ];
    for (key, rule) in refused {
        let hour = std::time::Duration::from_secs(3600);
        let errors = [
            bucket.put_object(key).body("x").send().await.unwrap_err(),
            bucket.get_object(key).send().await.unwrap_err(),
            bucket.head_object(key).send().await.unwrap_err(),
            bucket.delete_object(key).send().await.unwrap_err(),
            bucket.copy_object(key, KEY).send().await.unwrap_err(),
            bucket.copy_object(KEY, key).send().await.unwrap_err(),
            bucket.get_object(key).presign(hour).await.unwrap_err(),
            bucket.post_form(key).presign(hour).await.unwrap_err(),
        ];
        for error in errors {
            assert_eq!(*error.kind(), ErrorKind::InvalidRequest, "{error}");
            let text = evidence.error(&error);
            assert!(text.contains(rule), "{rule}: {text}");
            assert!(error.attempts().is_empty());
        }
    }
    assert_eq!(stage.witness.take_count(), 0);
    evidence.stage(&stage);
}

pub(super) async fn values(evidence: &mut Evidence) {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let errors = [
        (
            bucket
                .put_object(KEY)
                .metadata("name", "é")
                .send()
                .await
                .unwrap_err(),
            "metadata \"name\"",
        ),
        (
            bucket
                .put_object(KEY)
                .metadata("na me", "x")
                .send()
                .await
                .unwrap_err(),
            "metadata \"na me\"",
        ),
        (
            bucket
                .put_object(KEY)
                .content_type("a\r\nb: c")
                .send()
                .await
                .unwrap_err(),
            "content-type",
        ),
        (
            bucket
                .put_object(KEY)
                .cache_control("a\nb")
                .send()
                .await
                .unwrap_err(),
            "cache-control",
        ),
        (
            bucket
                .get_object(KEY)
                .with_header("bad name", "x")
                .send()
                .await
                .unwrap_err(),
            "bad name",
        ),
        (
            bucket
                .get_object(KEY)
                .with_header("versionId", "x")
                .send()
                .await
                .unwrap_err(),
            "versionId",
        ),
        (
            bucket
                .get_object(KEY)
                .with_query("x-oss-signature", "x")
                .send()
                .await
                .unwrap_err(),
            "x-oss-signature",
        ),
        (
            bucket
                .get_object(KEY)
                .version_id("a")
                .with_query("versionId", "b")
                .send()
                .await
                .unwrap_err(),
            "versionId",
        ),
    ];
    for (error, field) in errors {
        assert_eq!(*error.kind(), ErrorKind::InvalidRequest, "{field}: {error}");
        let text = evidence.error(&error);
        assert!(
            text.to_lowercase().contains(&field.to_lowercase()),
            "{field}: {text}"
        );
    }
    assert_eq!(stage.witness.take_count(), 0);
    evidence.stage(&stage);
}
