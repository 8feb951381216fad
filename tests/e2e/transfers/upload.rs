//! Uploads of bytes and files.

use std::time::Duration;

use oss_client::ErrorKind;
use oss_client::integrity::Crc64;
use oss_client::transport::FileSource;
use oss_emulator::{Fault, Injection};

use super::{EDGES, PART, Scene, content, forbidden, write};
use crate::stage::{BUCKET, KEY};

#[tokio::test]
async fn bytes_and_files_of_every_size_are_stored_whole() {
    let scene = Scene::new().await;
    for size in EDGES {
        let content = content(size);
        let path = scene.file("source", &content);
        for source in [
            oss_client::transfers::UploadSource::from(content.clone()),
            oss_client::transfers::UploadSource::from(path),
        ] {
            let upload = scene.transfers().upload(BUCKET, KEY, source);
            let done = upload.part_size(PART).send().await.unwrap();
            let parts = if size < 2 * PART {
                0
            } else {
                size.div_ceil(PART)
            };
            assert_eq!((done.size, done.parts), (size, parts));
            assert_eq!(done.crc64, Some(Crc64::checksum(&content)));
            assert_eq!(scene.stored().await, content, "{size} bytes");
        }
    }
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn the_object_has_the_settings_whether_it_was_sent_in_parts_or_not() {
    let scene = Scene::new().await;
    for size in [10, 3 * PART] {
        scene
            .transfers()
            .upload(BUCKET, "a.bin", content(size))
            .part_size(PART)
            .content_type("video/mp4")
            .cache_control("no-cache")
            .metadata("colour", "blue")
            .tagging([("team", "one")])
            .acl("public-read")
            .storage_class("IA")
            .send()
            .await
            .unwrap();
        let head = scene.bucket.head_object("a.bin").send().await.unwrap();
        assert_eq!(head.content_type.as_deref(), Some("video/mp4"));
        assert_eq!(head.cache_control.as_deref(), Some("no-cache"));
        assert_eq!(head.metadata["colour"], "blue");
        assert_eq!(head.tagging_count, Some(1));
        assert_eq!(head.storage_class.to_string(), "IA");
        let acl = scene.bucket.get_object_acl("a.bin").send().await.unwrap();
        assert_eq!(acl.acl.to_string(), "public-read");
        scene.bucket.delete_object("a.bin").send().await.unwrap();
    }
    // Without a type, the key says it.
    let upload = scene.transfers().upload(BUCKET, "b.mp4", content(2 * PART));
    upload.part_size(PART).send().await.unwrap();
    let head = scene.bucket.head_object("b.mp4").send().await.unwrap();
    assert_eq!(head.content_type.as_deref(), Some("video/mp4"));
}

#[tokio::test]
async fn a_part_size_that_does_not_fit_is_refused_before_anything_is_sent() {
    let scene = Scene::new().await;
    for wrong in [0, PART - 1, (5 << 30) + 1] {
        let upload = scene.transfers().upload(BUCKET, KEY, content(10));
        let error = upload.part_size(wrong).send().await.unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::InvalidRequest);
        assert!(error.to_string().contains(&format!("part_size is {wrong}")));
    }
    assert_eq!(scene.stage.witness.take_count(), 0);
}

#[tokio::test]
async fn a_file_that_is_missing_or_no_file_is_named() {
    let scene = Scene::new().await;
    for path in [scene.path("missing"), scene.folder.path().to_owned()] {
        let upload = scene.transfers().upload(BUCKET, KEY, &path);
        let error = upload.send().await.unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::Io);
        assert!(
            error.to_string().contains(&path.display().to_string()),
            "{error}"
        );
    }
}

#[tokio::test]
async fn a_file_that_is_written_meanwhile_is_not_stored() {
    let scene = Scene::new().await;
    for size in [PART, 4 * PART] {
        let path = scene.file("source", &content(size));
        let file = FileSource::open(&path).await.unwrap();
        let opened = std::fs::File::options().write(true).open(&path).unwrap();
        let later = opened.metadata().unwrap().modified().unwrap() + Duration::from_secs(9);
        opened.set_modified(later).unwrap();
        let upload = scene.transfers().upload(BUCKET, KEY, file);
        let error = upload.part_size(PART).send().await.unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::FileChanged, "{error}");
    }
    assert!(!scene.bucket.object_exists(KEY).await.unwrap());
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn a_change_that_left_no_trace_but_one_time_is_found_by_the_checksum() {
    let scene = Scene::new().await;
    let original = content(4 * PART);
    let path = scene.file("source", &original);
    let file = FileSource::open(&path).await.unwrap();
    let modified = file.identity().modified().unwrap();
    // Other permissions, or another link, are no change of the content.
    std::fs::hard_link(&path, scene.path("link")).unwrap();
    let upload = scene.transfers().upload(BUCKET, KEY, file.clone());
    upload.part_size(PART).send().await.unwrap();
    assert_eq!(scene.stored().await, original);

    // Somebody writes after the first part was read, and puts the old time back.
    let (path, mut once) = (path.clone(), Some(()));
    let changed: Vec<u8> = original.iter().map(|byte| !byte).collect();
    let source = FileSource::open(&path).await.unwrap();
    let first = source.part(0..PART).unwrap().bytes(1 << 20).await.unwrap();
    assert_eq!(first, original[..PART as usize]);
    if once.take().is_some() {
        write(&path, &changed);
        let opened = std::fs::File::options().write(true).open(&path).unwrap();
        opened.set_modified(modified).unwrap();
    }
    let upload = scene.transfers().upload(BUCKET, KEY, source);
    // All parts are of the changed content, so that what is stored is one content, and a whole one.
    upload.part_size(PART).send().await.unwrap();
    assert_eq!(scene.stored().await, changed);
}

#[tokio::test]
async fn after_a_failure_nothing_is_left_behind() {
    let scene = Scene::new().await;
    for operation in ["UploadPart", "CompleteMultipartUpload"] {
        scene.inject(forbidden(), operation);
        let upload = scene.transfers().upload(BUCKET, KEY, content(5 * PART));
        let error = upload.part_size(PART).send().await.unwrap_err();
        assert!(error.is_access_denied(), "{error}");
        assert_eq!(error.upload_id(), None);
        assert_eq!(scene.unfinished().await, 0);
    }
    assert!(!scene.bucket.object_exists(KEY).await.unwrap());
}

#[tokio::test]
async fn parts_stay_if_that_is_wanted_and_the_error_says_which_upload() {
    let scene = Scene::new().await;
    scene.inject(forbidden(), "UploadPart");
    let upload = scene.transfers().upload(BUCKET, KEY, content(5 * PART));
    let upload = upload.part_size(PART).leave_parts(true);
    let error = upload.send().await.unwrap_err();
    assert_eq!(scene.unfinished().await, 1);
    let listed = scene.bucket.list_multipart_uploads().send().await.unwrap();
    assert_eq!(error.upload_id(), Some(&*listed.uploads[0].upload_id));

    let week = Duration::from_secs(7 * 24 * 60 * 60);
    assert!(scene.transfers().sweep(BUCKET).await.unwrap().is_empty());
    scene.stage.advance(week);
    let swept = scene
        .transfers()
        .sweep(BUCKET)
        .prefix("other/")
        .await
        .unwrap();
    assert!(swept.is_empty());
    let swept = scene.transfers().sweep(BUCKET).await.unwrap();
    assert_eq!(swept[0].key, KEY);
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn a_dropped_upload_is_aborted_in_the_background() {
    let scene = Scene::new().await;
    let pause = Duration::from_secs(600);
    let stall = Injection::new(Fault::StallHead { pause }).on("UploadPart");
    scene.stage.oss.faults().inject(stall.times(u32::MAX));
    let upload = scene.transfers().upload(BUCKET, KEY, content(5 * PART));
    let task = tokio::spawn(upload.part_size(PART).send());
    while scene.unfinished().await == 0 {
        tokio::task::yield_now().await;
    }
    task.abort();
    while scene.unfinished().await > 0 {
        tokio::task::yield_now().await;
    }
    assert!(!scene.bucket.object_exists(KEY).await.unwrap());
}

#[tokio::test]
async fn what_fails_for_a_moment_is_sent_again() {
    let scene = Scene::new().await;
    let content = content(6 * PART);
    for (fault, operation) in [
        (Fault::DropBeforeHead, "InitiateMultipartUpload"),
        (Fault::LoseAnswer, "UploadPart"),
        (Fault::CutRequest { at: 1000 }, "UploadPart"),
        (Fault::WrongCrc, "UploadPart"),
        (Fault::LoseAnswer, "CompleteMultipartUpload"),
    ] {
        scene.inject(fault, operation);
    }
    let upload = scene.transfers().upload(BUCKET, KEY, content.clone());
    let upload = upload.part_size(PART);
    let mut progress = upload.progress();
    let done = upload.send().await.unwrap();
    assert!(done.recovered);
    assert_eq!(scene.stored().await, content);
    let last = progress.now();
    assert_eq!((last.bytes, last.total), (6 * PART, Some(6 * PART)));
    assert_eq!((last.parts, last.total_parts), (6, Some(6)));
    assert!(last.retries >= 5, "{last:?}");
}

#[tokio::test]
async fn progress_is_a_stream_that_ends_with_everything() {
    use futures_util::StreamExt;
    let scene = Scene::new().await;
    let upload = scene.transfers().upload(BUCKET, KEY, content(3 * PART));
    let upload = upload.part_size(PART);
    let progress = upload.progress();
    let (done, seen) = tokio::join!(upload.send(), progress.collect::<Vec<_>>());
    done.unwrap();
    let last = seen.last().unwrap();
    assert_eq!((last.bytes, last.parts), (3 * PART, 3));
    // A transfer that is dropped ends its progress too.
    let upload = scene.transfers().upload(BUCKET, KEY, content(3 * PART));
    let progress = upload.progress();
    let send = Box::pin(upload.send());
    drop(send);
    drop(progress);
}

#[tokio::test]
async fn a_damaged_object_is_an_error_and_its_version_is_deleted() {
    let scene = Scene::new().await;
    let original = content(10);
    scene.store(&original).await;
    let versioning = scene.bucket.put_bucket_versioning(
        oss_client::operations::versioning::VersioningConfiguration::new("Enabled"),
    );
    versioning.send().await.unwrap();
    for deletes in [true, false] {
        scene.inject(Fault::WrongCrc, "CompleteMultipartUpload");
        let upload = scene.transfers().upload(BUCKET, KEY, content(3 * PART));
        let upload = upload.part_size(PART).delete_corrupt(deletes);
        let error = upload.send().await.unwrap_err();
        assert!(
            matches!(error.kind(), ErrorKind::Integrity { .. }),
            "{error}"
        );
        let size = scene
            .bucket
            .head_object(KEY)
            .send()
            .await
            .unwrap()
            .content_length;
        assert_eq!(size, if deletes { 10 } else { 3 * PART });
    }
}

#[tokio::test]
async fn an_object_that_exists_is_not_overwritten_if_that_is_forbidden() {
    let scene = Scene::new().await;
    scene.store(b"old").await;
    for size in [10, 3 * PART] {
        let upload = scene.transfers().upload(BUCKET, KEY, content(size));
        let upload = upload.part_size(PART).forbid_overwrite(true);
        let error = upload.send().await.unwrap_err();
        assert!(error.is_already_exists(), "{error}");
    }
    assert_eq!(scene.stored().await, b"old");
    assert_eq!(scene.unfinished().await, 0);
}

#[tokio::test]
async fn keys_that_expire_on_the_way_are_replaced_without_a_failed_part() {
    let scene = Scene::new().await;
    let keys = scene.stage.assume_role().duration(Duration::from_secs(900));
    let client = scene
        .stage
        .builder_with(keys.build().unwrap())
        .build()
        .unwrap();
    let body = content(12 * PART);
    let clock = scene.stage.clock.clone();
    let pieces: Vec<_> = body
        .chunks(PART as usize)
        .map(bytes::Bytes::copy_from_slice)
        .collect();
    // A quarter of the keys' life passes with every part.
    let slow = futures_util::stream::iter(pieces).map(move |piece| {
        clock.advance(Duration::from_secs(225));
        Ok::<_, std::io::Error>(piece)
    });
    use futures_util::StreamExt;
    let source = oss_client::transfers::UploadSource::stream(slow, Some(body.len() as u64));
    let upload = client
        .transfers()
        .upload(BUCKET, KEY, source)
        .part_size(PART)
        .parallel(1);
    let mut progress = upload.progress();
    upload.send().await.unwrap();
    assert_eq!(progress.now().retries, 0);
    assert_eq!(scene.stored().await, body);
}
