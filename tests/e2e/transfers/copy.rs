//! Copies inside OSS.

use oss_client::ErrorKind;
use oss_emulator::{Fault, Injection};

use super::{PART, Scene, content, forbidden};
use crate::stage::{BUCKET, KEY};

#[tokio::test]
async fn a_copy_has_the_content_the_headers_and_the_tags() {
    let scene = Scene::new().await;
    let content = content(5 * PART + 1);
    scene
        .bucket
        .put_object(KEY)
        .body(content.clone())
        .content_type("video/mp4")
        .cache_control("no-cache")
        .metadata("colour", "blue")
        .tagging([("team", "one")])
        .send()
        .await
        .unwrap();
    for part_size in [None, Some(PART)] {
        let copy = scene.transfers().copy(BUCKET, "copy", KEY);
        let copy = match part_size {
            Some(part_size) => copy.part_size(part_size),
            None => copy,
        };
        let done = copy.send().await.unwrap();
        assert_eq!(done.parts, if part_size.is_some() { 6 } else { 0 });
        assert_eq!(done.size, content.len() as u64);
        let head = scene.bucket.head_object("copy").send().await.unwrap();
        assert_eq!(head.content_type.as_deref(), Some("video/mp4"));
        assert_eq!(head.cache_control.as_deref(), Some("no-cache"));
        assert_eq!(head.metadata["colour"], "blue");
        assert_eq!(head.tagging_count, Some(1));
        let copy = scene.bucket.get_object("copy").send().await.unwrap();
        assert_eq!(copy.output.body.bytes(1 << 20).await.unwrap(), content);
        scene.bucket.delete_object("copy").send().await.unwrap();
    }
}

#[tokio::test]
async fn what_is_set_replaces_only_that() {
    let scene = Scene::new().await;
    let put = scene.bucket.put_object(KEY).body(content(3 * PART));
    let put = put.content_type("video/mp4").metadata("colour", "blue");
    put.send().await.unwrap();
    for part_size in [PART, 3 * PART] {
        let copy = scene
            .transfers()
            .copy(BUCKET, "copy", KEY)
            .part_size(part_size);
        let copy = copy.cache_control("no-cache").metadata("shape", "round");
        copy.send().await.unwrap();
        let head = scene.bucket.head_object("copy").send().await.unwrap();
        assert_eq!(head.content_type.as_deref(), Some("video/mp4"));
        assert_eq!(head.cache_control.as_deref(), Some("no-cache"));
        assert_eq!(head.metadata["colour"], "blue");
        assert_eq!(head.metadata["shape"], "round");
    }
}

#[tokio::test]
async fn a_source_that_is_replaced_meanwhile_is_never_mixed() {
    let scene = Scene::new().await;
    for nth in [0, 2] {
        scene.store(&content(6 * PART)).await;
        let read = scene.bucket.get_object(KEY).send().await.unwrap();
        drop(read);
        let copy = scene
            .transfers()
            .copy(BUCKET, "copy", KEY)
            .part_size(PART)
            .parallel(1);
        let mut progress = copy.progress();
        let bucket = scene.bucket.clone();
        let replacing = async move {
            while progress.now().parts < nth {
                tokio::task::yield_now().await;
            }
            bucket.put_object(KEY).body("another").send().await.unwrap();
        };
        let pause = std::time::Duration::from_millis(300);
        let stall = Injection::new(Fault::StallHead { pause })
            .on("UploadPartCopy")
            .after(nth as u32);
        scene.stage.oss.faults().inject(stall);
        let (copied, ()) = tokio::join!(copy.send(), replacing);
        let error = copied.unwrap_err();
        let known = matches!(error.kind(), ErrorKind::SourceChanged { .. });
        assert!(known, "{error}");
        assert_eq!(scene.unfinished().await, 0);
        assert!(!scene.bucket.object_exists("copy").await.unwrap());
    }
}

#[tokio::test]
async fn a_copy_that_fails_leaves_nothing_and_lost_answers_are_found() {
    let scene = Scene::new().await;
    let content = content(6 * PART);
    scene.store(&content).await;
    scene.inject(forbidden(), "UploadPartCopy");
    let copy = || scene.transfers().copy(BUCKET, "copy", KEY).part_size(PART);
    assert!(copy().send().await.unwrap_err().is_access_denied());
    assert_eq!(scene.unfinished().await, 0);
    scene.inject(Fault::LoseAnswer, "UploadPartCopy");
    scene.inject(Fault::LoseAnswer, "CompleteMultipartUpload");
    assert!(copy().send().await.unwrap().recovered);
    let copied = scene.bucket.get_object("copy").send().await.unwrap();
    assert_eq!(copied.output.body.bytes(1 << 20).await.unwrap(), content);
}
