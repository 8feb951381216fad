//! When something is removed from the destination, and when nothing is.

use oss_client::transfers::{DirectoryTransfer, Withheld};
use oss_emulator::Injection;

use super::{Scene, files, happened, run, tree};
use crate::stage::BUCKET;
use crate::transfers::forbidden;

/// A folder with one file, and a prefix with three other objects.
async fn extras() -> (Scene, std::path::PathBuf) {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1")]);
    scene
        .put([
            ("site/x", "2"),
            ("site/y/", ""),
            ("site/z", "3"),
            ("sites", "4"),
        ])
        .await;
    (scene, root)
}

async fn withheld(transfer: DirectoryTransfer) -> Option<Withheld> {
    let report = transfer.send().await.unwrap();
    assert_eq!(report.deleted, 0);
    assert!(!report.is_complete());
    report.withheld
}

#[tokio::test]
async fn nothing_is_removed_unless_that_is_wanted() {
    let (scene, root) = extras().await;
    let report = scene.sync_up(&root).send().await.unwrap();
    assert_eq!((report.uploaded, report.deleted), (1, 0));
    assert_eq!(scene.objects("site/").await.len(), 4);
}

#[tokio::test]
async fn only_names_under_the_prefix_are_removed_by_one_request() {
    let (scene, root) = extras().await;
    let (said, report) = run(scene.sync_up(&root).delete(true)).await;
    let expected = [
        ("a", "Uploaded"),
        ("x", "Deleted"),
        ("y/", "Deleted"),
        ("z", "Deleted"),
    ];
    assert_eq!(said, happened(expected));
    assert_eq!(report.withheld, None);
    assert_eq!(scene.requests("POST "), 1);
    assert_eq!(
        scene.objects("").await,
        tree([("site/a", "1"), ("sites", "4")])
    );
}

#[tokio::test]
async fn locally_files_are_removed_and_the_folders_that_are_empty_then() {
    let scene = Scene::new().await;
    let root = scene.plant([
        ("a/b/c", "1"),
        ("a/b/d", "2"),
        ("e/f/g", "3"),
        ("e/h", "4"),
        ("m/n", "5"),
    ]);
    std::fs::create_dir(root.join("was-empty")).unwrap();
    scene.put([("site/e/h", "4"), ("site/m/", "")]).await;
    let report = scene.sync_down(&root).delete(true).send().await.unwrap();
    assert_eq!(report.deleted, 4);
    assert_eq!(files(&root), tree([("e/h", "4")]));
    assert_eq!(crate::transfers::names(&root), ["e", "m", "was-empty"]);
    assert_eq!(crate::transfers::names(&root.join("e")), ["h"]);
}

#[tokio::test]
async fn nothing_is_removed_after_a_failure() {
    let (scene, root) = extras().await;
    scene.inject(forbidden(), "PutObject");
    let why = withheld(scene.sync_up(&root).delete(true)).await;
    assert_eq!(why, Some(Withheld::Failures));
    let down = scene.path("down");
    std::fs::create_dir(&down).unwrap();
    scene.file("down/extra", b"1");
    scene.put([("site/../bad", "1")]).await;
    let why = withheld(scene.sync_down(&down).delete(true)).await;
    assert_eq!(why, Some(Withheld::Failures));
    let skipping = scene.sync_down(&down).delete(true).skip_bad_names(true);
    assert_eq!(skipping.send().await.unwrap().deleted, 1);
}

#[tokio::test]
async fn nothing_is_removed_if_the_source_is_empty_unless_that_is_allowed() {
    let (scene, root) = extras().await;
    std::fs::remove_file(root.join("a")).unwrap();
    let why = withheld(scene.sync_up(&root).delete(true)).await;
    assert_eq!(why, Some(Withheld::EmptySource));
    let allowed = scene.sync_up(&root).delete(true).allow_empty_source(true);
    assert_eq!(allowed.send().await.unwrap().deleted, 3);
}

#[tokio::test]
async fn nothing_is_removed_if_a_side_cannot_be_read() {
    let (scene, root) = extras().await;
    let missing = scene.sync_up(&scene.path("missing")).delete(true);
    let error = missing.allow_empty_source(true).send().await.unwrap_err();
    assert!(matches!(error.kind(), oss_client::ErrorKind::Io), "{error}");
    let refuse = Injection::new(forbidden()).on("ListObjectsV2");
    scene.stage.oss.faults().inject(refuse.times(u32::MAX));
    let down = scene.sync_down(&root).delete(true).allow_empty_source(true);
    assert!(down.send().await.unwrap_err().is_access_denied());
    scene.stage.oss.faults().clear();
    let panicking = scene.sync_up(&root).delete(true).filter(|entry| {
        assert!(entry.name != "x", "a filter may panic");
        true
    });
    panicking.send().await.unwrap_err();
    assert_eq!(scene.objects("site/").await.len(), 3);
    assert_eq!(files(&root), tree([("a", "1")]));
}

#[tokio::test]
async fn more_than_allowed_is_not_removed_at_all() {
    let (scene, root) = extras().await;
    let why = withheld(scene.sync_up(&root).delete(true).max_delete(2)).await;
    let (found, allowed) = (3, 2);
    assert_eq!(why, Some(Withheld::TooMany { found, allowed }));
    let three = scene.sync_up(&root).delete(true).max_delete(3);
    assert_eq!(three.send().await.unwrap().deleted, 3);
}

#[tokio::test]
async fn names_that_the_filter_refuses_stay() {
    let (scene, root) = extras().await;
    let filtered = scene
        .sync_up(&root)
        .delete(true)
        .filter(|entry| entry.name != "x");
    let (said, _) = run(filtered).await;
    let expected = [("a", "Uploaded"), ("y/", "Deleted"), ("z", "Deleted")];
    assert_eq!(said, happened(expected));
    // A source that the filter refuses exists nevertheless.
    scene.put([("site/a", "small")]).await;
    scene.plant([("a", "larger than the object"), ("b", "1")]);
    let small = scene
        .sync_up(&root)
        .delete(true)
        .filter(|entry| entry.size < 10);
    let (said, _) = run(small).await;
    assert_eq!(said, happened([("b", "Uploaded"), ("x", "Deleted")]));
}

#[cfg(unix)]
#[tokio::test]
async fn what_a_skipped_link_stands_for_stays() {
    let (scene, root) = extras().await;
    scene.put([("site/y/old", "1"), ("site/y-old", "2")]).await;
    std::os::unix::fs::symlink("/etc", root.join("y")).unwrap();
    let (said, _) = run(scene.sync_up(&root).delete(true)).await;
    let expected = [
        ("a", "Uploaded"),
        ("x", "Deleted"),
        ("y", "skipped Symlink"),
        ("y-old", "Deleted"),
        ("z", "Deleted"),
    ];
    assert_eq!(said, happened(expected));
}

#[tokio::test]
async fn a_dry_run_says_what_would_be_removed() {
    let (scene, root) = extras().await;
    let (said, report) = run(scene.sync_up(&root).delete(true).dry_run(true)).await;
    let would = "would Delete";
    let expected = [
        ("a", "would Upload"),
        ("x", would),
        ("y/", would),
        ("z", would),
    ];
    assert_eq!(said, happened(expected));
    assert_eq!((report.planned, report.bytes, report.deleted), (4, 1, 0));
    assert_eq!(scene.requests("PUT ") + scene.requests("POST "), 0);
    let copy = scene.path("copy");
    let down = scene.transfers().download_dir(BUCKET, "site", &copy);
    assert_eq!(down.dry_run(true).send().await.unwrap().planned, 3);
    assert!(!copy.exists());
}

#[tokio::test]
async fn objects_that_are_not_deleted_are_reported() {
    let (scene, root) = extras().await;
    scene.inject(forbidden(), "DeleteMultipleObjects");
    let report = scene.sync_up(&root).delete(true).send().await.unwrap();
    assert_eq!((report.uploaded, report.failed, report.deleted), (1, 3, 0));
}
