//! What one file that fails means for the others, and how a transfer ends early.

use std::time::Duration;

use oss_client::ErrorKind;
use oss_client::transfers::Action;
use oss_emulator::{Fault, Injection};

use super::{Scene, happened, run};
use crate::stage::BUCKET;
use crate::transfers::{PART, content, forbidden, names, read};

#[tokio::test]
async fn one_file_that_fails_does_not_stop_the_others() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1"), ("b", "2"), ("c", "3")]);
    scene.inject(forbidden(), "PutObject");
    let report = scene.sync_up(&root).send().await.unwrap();
    assert_eq!((report.uploaded, report.failed), (2, 1));
    let failure = &report.failures[0];
    let Action::Failed { error } = &failure.action else {
        panic!("{failure:?}");
    };
    assert!(error.is_access_denied());
    assert_eq!(failure.key, Some(format!("site/{}", failure.name)));
    assert_eq!(failure.path, Some(root.join(&failure.name)));
    let again = scene.sync_up(&root).send().await.unwrap();
    assert!(again.is_complete());
    scene.inject(forbidden(), "GetObject");
    let down = scene
        .transfers()
        .download_dir(BUCKET, "site", scene.path("down"));
    let report = down.send().await.unwrap();
    assert_eq!((report.downloaded, report.failed), (2, 1));
}

#[tokio::test]
async fn the_first_failure_ends_everything_if_that_is_wanted() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1"), ("b", "2")]);
    scene.inject(forbidden(), "PutObject");
    let mut run = scene.sync_up(&root).fail_fast(true).start();
    while run.next().await.is_some() {}
    assert!(run.finish().await.unwrap_err().is_access_denied());
    scene.put([("site/../x", "1")]).await;
    let refused = scene.sync_down(&root).fail_fast(true).send().await;
    let text = refused.unwrap_err().to_string();
    assert!(text.contains("`../x` was refused"), "{text}");
}

#[tokio::test]
async fn without_a_bucket_there_is_one_error_and_not_one_for_each_file() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1"), ("b", "2")]);
    let transfers = scene.transfers();
    for transfer in [
        transfers.upload_dir(&root, "nosuchbucket", ""),
        transfers.download_dir("nosuchbucket", "", &root),
        transfers.copy_dir(BUCKET, "", "nosuchbucket", ""),
    ] {
        scene.put([("a", "1")]).await;
        let error = transfer.send().await.unwrap_err();
        assert_eq!(error.code(), Some("NoSuchBucket"), "{error}");
    }
}

#[tokio::test]
async fn a_folder_that_cannot_be_read_is_reported() {
    let scene = Scene::new().await;
    let error = scene
        .sync_up(&scene.path("missing"))
        .send()
        .await
        .unwrap_err();
    assert!(error.to_string().contains("missing"), "{error}");
    let file = scene.file("file", b"1");
    let error = scene.sync_up(&file).send().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Io), "{error}");
    scene.put([("site/a", "1")]).await;
    let error = scene.sync_down(&file).send().await.unwrap_err();
    assert!(matches!(error.kind(), ErrorKind::Io), "{error}");
}

#[tokio::test]
async fn a_dropped_download_leaves_no_unfinished_files() {
    let scene = Scene::new().await;
    scene.put([("site/a", "1"), ("site/b", "2")]).await;
    let pause = Duration::from_secs(600);
    let stall = Injection::new(Fault::StallBody { at: 0, pause }).on("GetObject");
    scene.stage.oss.faults().inject(stall.times(u32::MAX));
    let root = scene.path("local");
    let run = scene.sync_down(&root).start();
    while !root.is_dir() || names(&root).len() < 2 {
        tokio::task::yield_now().await;
    }
    drop(run);
    while !names(&root).is_empty() {
        tokio::task::yield_now().await;
    }
}

#[tokio::test]
async fn a_dropped_upload_is_aborted() {
    let scene = Scene::new().await;
    let root = scene.path("local");
    std::fs::create_dir(&root).unwrap();
    scene.file("local/large", &content(10 * PART));
    let pause = Duration::from_secs(600);
    let stall = Injection::new(Fault::StallHead { pause }).on("UploadPart");
    scene
        .stage
        .oss
        .faults()
        .inject(stall.after(2).times(u32::MAX));
    let run = scene.sync_up(&root).part_size(PART).start();
    while scene.requests("PUT ") < 3 {
        tokio::task::yield_now().await;
    }
    drop(run);
    while scene.unfinished().await > 0 {
        tokio::task::yield_now().await;
    }
    assert!(scene.objects("site/").await.is_empty());
}

#[tokio::test]
async fn only_what_is_missing_is_transferred_after_an_interruption() {
    let scene = Scene::new().await;
    let root = scene.plant([("small", "1")]);
    let large = content(10 * PART);
    scene.file("local/large", &large);
    let notes = scene.path("notes");
    let up = || {
        scene
            .sync_up(&root)
            .part_size(PART)
            .parallel(1)
            .resumable_in(&notes)
    };
    let refuse = Injection::new(forbidden()).on("UploadPart").after(4);
    scene.stage.oss.faults().inject(refuse.times(u32::MAX));
    let report = up().send().await.unwrap();
    assert_eq!((report.uploaded, report.failed), (1, 1));
    scene.stage.oss.faults().clear();
    assert_eq!(scene.unfinished().await, 1);
    scene.stage.witness.take_count();
    let (said, report) = run(up()).await;
    assert_eq!(
        said,
        happened([("large", "Uploaded"), ("small", "skipped Same")])
    );
    assert_eq!(report.uploaded, 1);
    assert_eq!(scene.requests("PUT "), 6);
    assert!(names(&notes).is_empty());

    let down = scene.path("down");
    let download = || {
        scene
            .sync_down(&down)
            .part_size(PART)
            .parallel(1)
            .resumable_in(&notes)
    };
    let refuse = Injection::new(forbidden()).on("GetObject").after(4);
    scene.stage.oss.faults().inject(refuse.times(u32::MAX));
    assert!(download().send().await.unwrap().failed > 0);
    assert!(!down.join("large").exists());
    scene.stage.oss.faults().clear();
    scene.stage.witness.take_count();
    let report = download().delete(true).send().await.unwrap();
    assert_eq!((report.downloaded + report.same, report.deleted), (2, 0));
    assert!(scene.requests("GET ") < 10, "{}", scene.requests("GET "));
    assert_eq!(read(&down.join("large")), large);
    assert_eq!(names(&down), ["large", "small"]);
    assert!(names(&notes).is_empty());
}
