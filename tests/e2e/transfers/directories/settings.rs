//! What can be set, and what is skipped.

use futures_util::StreamExt;

use super::{Scene, files, happened, run, tree};
use crate::stage::BUCKET;
use crate::transfers::{PART, content};

#[tokio::test]
async fn all_objects_get_what_was_set() {
    let scene = Scene::new().await;
    let root = scene.plant([("a.html", "1"), ("b", "2")]);
    let up = scene.transfers().upload_dir(&root, BUCKET, "site");
    let up = up.cache_control("no-cache").metadata("owner", "me");
    up.send().await.unwrap();
    for (key, content_type) in [
        ("site/a.html", "text/html"),
        ("site/b", "application/octet-stream"),
    ] {
        let head = scene.bucket.head_object(key).send().await.unwrap();
        assert_eq!(head.cache_control.as_deref(), Some("no-cache"));
        assert_eq!(head.metadata["owner"], "me");
        assert_eq!(head.content_type.as_deref(), Some(content_type));
    }
}

#[tokio::test]
async fn what_exists_is_left_alone_if_that_is_wanted() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "local"), ("b", "local")]);
    scene
        .put([("site/a", "remote"), ("site/c", "remote")])
        .await;
    let up = scene.transfers().upload_dir(&root, BUCKET, "site");
    let (said, _) = run(up.no_clobber(true)).await;
    assert_eq!(said, happened([("a", "skipped Exists"), ("b", "Uploaded")]));
    let down = scene.transfers().download_dir(BUCKET, "site", &root);
    let (said, _) = run(down.no_clobber(true)).await;
    let exists = "skipped Exists";
    assert_eq!(
        said,
        happened([("a", exists), ("b", exists), ("c", "Downloaded")])
    );
    let expected = tree([("a", "local"), ("b", "local"), ("c", "remote")]);
    assert_eq!(files(&root), expected);
}

#[cfg(unix)]
#[tokio::test]
async fn links_are_followed_only_if_that_is_wanted_and_never_in_a_loop() {
    use std::os::unix::fs::symlink;
    let scene = Scene::new().await;
    let root = scene.plant([("a/x", "1"), ("a-b", "2")]);
    let outside = scene.path("outside");
    std::fs::create_dir(&outside).unwrap();
    scene.file("outside/y", b"3");
    symlink(&outside, root.join("out")).unwrap();
    symlink("..", root.join("a/up")).unwrap();
    symlink(".", root.join("self")).unwrap();
    symlink("a-b", root.join("file")).unwrap();
    symlink("nowhere", root.join("broken")).unwrap();
    let link = "skipped Symlink";
    let (said, _) = run(scene.sync_up(&root)).await;
    let expected = [
        ("a-b", "Uploaded"),
        ("a/up", link),
        ("a/x", "Uploaded"),
        ("broken", link),
        ("file", link),
        ("out", link),
        ("self", link),
    ];
    assert_eq!(said, happened(expected));
    let up = scene.transfers().upload_dir(&root, BUCKET, "linked");
    let (said, _) = run(up.follow_symlinks(true)).await;
    let in_loop = "skipped SymlinkLoop";
    let expected = [
        ("a-b", "Uploaded"),
        ("a/up/", in_loop),
        ("a/x", "Uploaded"),
        ("broken", "failed Io"),
        ("file", "Uploaded"),
        ("out/y", "Uploaded"),
        ("self/", in_loop),
    ];
    assert_eq!(said, happened(expected));
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn what_is_no_file_and_what_has_no_name_is_reported() {
    use std::os::unix::ffi::OsStrExt;
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1"), (".a.0123abcd.oss-part", "2")]);
    let _socket = std::os::unix::net::UnixListener::bind(root.join("socket")).unwrap();
    let bad = std::ffi::OsStr::from_bytes(b"b\xff");
    super::super::write(&root.join(bad), b"3");
    let (said, report) = run(scene.sync_up(&root)).await;
    let mut expected = [
        (".a.0123abcd.oss-part", "skipped PartFile"),
        ("a", "Uploaded"),
        ("b\u{FFFD}", "refused NotUtf8"),
        ("socket", "skipped Special"),
    ];
    assert_eq!(said, happened(expected));
    assert!(!report.is_complete());
    let (said, report) = run(scene.sync_up(&root).skip_bad_names(true)).await;
    expected[1].1 = "skipped Same";
    expected[2].1 = "skipped BadName(NotUtf8)";
    assert_eq!(said, happened(expected));
    assert!(report.is_complete());
}

#[tokio::test]
async fn progress_adds_up_all_files() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1"), ("b", "22")]);
    scene.file("local/large", &content(5 * PART));
    let up = scene.sync_up(&root).part_size(PART).parallel(2);
    let mut progress = up.progress();
    up.send().await.unwrap();
    let last = loop {
        match progress.next().await {
            Some(now) if now.total.is_some() => break now,
            Some(_) => {}
            None => panic!("the total was never known"),
        }
    };
    assert_eq!(last.bytes, 5 * PART + 3);
    assert_eq!(last.total, Some(5 * PART + 3));
    assert_eq!(last.parts, 7);
}
