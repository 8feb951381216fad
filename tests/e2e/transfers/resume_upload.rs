//! Uploads that continue where an earlier run has ended.

use std::path::PathBuf;

use oss_client::transfers::Upload;
use oss_emulator::Injection;

use super::{PART, Scene, content, forbidden, names, write};
use crate::stage::{BUCKET, KEY};

const PARTS: u64 = 10;

fn upload(scene: &Scene, path: &PathBuf) -> Upload {
    let upload = scene.transfers().upload(BUCKET, KEY, path).part_size(PART);
    upload.parallel(1).resumable_in(scene.path("notes"))
}

/// Makes an upload fail after some parts, in the way in which keys are revoked.
async fn interrupted(scene: &Scene, path: &PathBuf, parts: u32) {
    let refuse = Injection::new(forbidden()).on("UploadPart").after(parts);
    scene.stage.oss.faults().inject(refuse.times(u32::MAX));
    let error = upload(scene, path).send().await.unwrap_err();
    assert!(error.is_access_denied(), "{error}");
    assert!(error.upload_id().is_some());
    scene.stage.oss.faults().clear();
    assert_eq!(scene.unfinished().await, 1);
    scene.stage.witness.take_count();
}

#[tokio::test]
async fn only_what_is_missing_is_sent() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART - 5);
    let path = scene.file("source", &content);
    interrupted(&scene, &path, 4).await;
    let done = upload(&scene, &path).send().await.unwrap();
    let sent = scene.requests("PUT ") as u64;
    assert_eq!(done.resumed + sent * PART, PARTS * PART);
    assert_eq!(scene.requests("POST "), 1, "no upload is begun");
    assert_eq!(scene.stored().await, content);
    assert_eq!(scene.unfinished().await, 0);
    assert!(names(&scene.path("notes")).is_empty());
}

#[tokio::test]
async fn a_file_that_was_written_meanwhile_is_sent_anew_and_the_old_parts_are_removed() {
    let scene = Scene::new().await;
    let path = scene.file("source", &content(PARTS * PART));
    interrupted(&scene, &path, 5).await;
    let changed = vec![7; (PARTS * PART) as usize];
    write(&path, &changed);
    let done = upload(&scene, &path).send().await.unwrap();
    assert_eq!(done.resumed, 0);
    assert_eq!(scene.stored().await, changed);
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn an_upload_that_is_gone_is_begun_anew() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    let path = scene.file("source", &content);
    interrupted(&scene, &path, 5).await;
    let listed = scene.bucket.list_multipart_uploads().send().await.unwrap();
    let id = &listed.uploads[0].upload_id;
    scene
        .bucket
        .abort_multipart_upload(KEY, id)
        .send()
        .await
        .unwrap();
    let done = upload(&scene, &path).send().await.unwrap();
    assert_eq!(done.resumed, 0);
    assert_eq!(scene.stored().await, content);
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn parts_that_somebody_else_has_replaced_are_sent_again() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    let path = scene.file("source", &content);
    interrupted(&scene, &path, 5).await;
    let listed = scene.bucket.list_multipart_uploads().send().await.unwrap();
    let id = &listed.uploads[0].upload_id;
    for (number, size) in [(1, PART), (2, PART + 1), (300, PART)] {
        let other = vec![9; size as usize];
        let call = scene.bucket.upload_part(KEY, number, id).body(other);
        call.send().await.unwrap();
    }
    upload(&scene, &path).send().await.unwrap();
    assert_eq!(scene.stored().await, content);
}

#[tokio::test]
async fn another_part_size_begins_anew() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    let path = scene.file("source", &content);
    interrupted(&scene, &path, 5).await;
    let done = upload(&scene, &path)
        .part_size(2 * PART)
        .send()
        .await
        .unwrap();
    assert_eq!((done.resumed, done.parts), (0, PARTS / 2));
    assert_eq!(scene.stored().await, content);
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn an_upload_that_is_dropped_while_it_is_begun_is_aborted_because_no_notes_name_it() {
    let scene = Scene::new().await;
    let path = scene.file("source", &content(PARTS * PART));
    let pause = std::time::Duration::from_millis(300);
    scene.inject(
        oss_emulator::Fault::StallHead { pause },
        "InitiateMultipartUpload",
    );
    let task = tokio::spawn(upload(&scene, &path).send());
    while scene.requests("POST ") == 0 {
        tokio::task::yield_now().await;
    }
    task.abort();
    let _ = task.await;
    while scene.requests("DELETE ") == 0 {
        tokio::task::yield_now().await;
    }
    while scene.unfinished().await > 0 {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn other_settings_of_the_object_begin_anew() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    let path = scene.file("source", &content);
    interrupted(&scene, &path, 5).await;
    let again = upload(&scene, &path).content_type("image/png");
    assert_eq!(again.send().await.unwrap().resumed, 0);
    let head = scene.bucket.head_object(KEY).send().await.unwrap();
    assert_eq!(head.content_type.as_deref(), Some("image/png"));
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn new_keys_continue_what_revoked_ones_have_begun() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    let path = scene.file("source", &content);
    interrupted(&scene, &path, 5).await;
    let client = scene.stage.client();
    let upload = client
        .transfers()
        .upload(BUCKET, KEY, &path)
        .part_size(PART);
    let done = upload
        .resumable_in(scene.path("notes"))
        .send()
        .await
        .unwrap();
    assert!(done.resumed > 0);
    assert_eq!(scene.stored().await, content);
}
