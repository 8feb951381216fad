//! What a download never does: it never leaves its folder.

use super::{Scene, files, happened, read, run, tree};
use crate::stage::BUCKET;

/// Keys that lead elsewhere, and what is said about them.
const HOSTILE: [(&str, &str); 9] = [
    ("../x", "refused DotComponent"),
    ("./x", "refused DotComponent"),
    ("/abs", "refused EmptyComponent"),
    ("a//b", "refused EmptyComponent"),
    ("a/../../x", "refused DotComponent"),
    ("a/..", "refused DotComponent"),
    ("a/./", "refused DotComponent"),
    ("c//", "refused EmptyComponent"),
    ("d/", "refused FolderWithContent"),
];

#[tokio::test]
async fn keys_that_lead_elsewhere_are_refused_one_by_one() {
    let scene = Scene::new().await;
    for (name, _) in HOSTILE {
        scene.put([(&*format!("site/{name}"), "bad")]).await;
    }
    scene.put([("site/good", "1"), ("site/z/good", "2")]).await;
    let root = scene.path("folder/local");
    let (said, report) = run(scene.sync_down(&root)).await;
    let mut expected = happened(HOSTILE);
    expected.extend(happened([("good", "Downloaded"), ("z/good", "Downloaded")]));
    expected.sort();
    assert_eq!(said, expected);
    assert_eq!((report.refused, report.downloaded), (9, 2));
    assert_eq!(report.failures.len(), 9);
    assert_eq!(
        files(&scene.path("")),
        tree([("folder/local/good", "1"), ("folder/local/z/good", "2"),])
    );
    let skipping = scene.sync_down(&root).skip_bad_names(true);
    let report = skipping.send().await.unwrap();
    // That an object is named like a folder is not a matter of names.
    assert_eq!((report.refused, report.skipped), (1, 10));
}

#[cfg(unix)]
#[tokio::test]
async fn a_backslash_is_a_character_like_any_other() {
    let scene = Scene::new().await;
    scene.put([("site/..\\x", "1"), ("site/C:\\y", "2")]).await;
    let root = scene.path("local");
    scene.sync_down(&root).send().await.unwrap();
    assert_eq!(files(&root), tree([("..\\x", "1"), ("C:\\y", "2")]));
}

#[cfg(unix)]
#[tokio::test]
async fn links_inside_the_folder_are_neither_followed_nor_replaced() {
    use std::os::unix::fs::symlink;
    let scene = Scene::new().await;
    let outside = scene.path("outside");
    std::fs::create_dir(&outside).unwrap();
    let victim = scene.file("outside/victim", b"precious");
    let root = scene.plant([("real", "old")]);
    symlink(&outside, root.join("folder")).unwrap();
    symlink(&victim, root.join("file")).unwrap();
    symlink(outside.join("new"), root.join("dangling")).unwrap();
    symlink("real", root.join("inside")).unwrap();
    scene
        .put([
            ("site/folder/evil", "1"),
            ("site/folder/deep/evil", "2"),
            ("site/file", "3"),
            ("site/dangling", "4"),
            ("site/inside", "5"),
            ("site/folder/", ""),
            ("site/real", "new"),
        ])
        .await;
    for delete in [false, true] {
        let transfer = scene.transfers().download_dir(BUCKET, "site", &root);
        let (said, report) = run(transfer.delete(delete)).await;
        let refused = "refused SymlinkInTheWay";
        let expected = [
            ("dangling", refused),
            ("file", refused),
            ("folder/", refused),
            ("folder/deep/evil", refused),
            ("folder/evil", refused),
            ("inside", refused),
            ("real", "Downloaded"),
        ];
        assert_eq!(said, happened(expected));
        assert!(!report.is_complete());
    }
    assert_eq!(read(&victim), b"precious");
    assert_eq!(super::super::names(&outside), ["victim"]);
    assert_eq!(read(&root.join("real")), b"new");
}

#[cfg(unix)]
#[tokio::test]
async fn removal_does_not_follow_links() {
    use std::os::unix::fs::symlink;
    let scene = Scene::new().await;
    let outside = scene.path("outside");
    std::fs::create_dir(&outside).unwrap();
    let victim = scene.file("outside/victim", b"precious");
    let root = scene.plant([("extra", "old")]);
    symlink(&outside, root.join("folder")).unwrap();
    symlink(&victim, root.join("file")).unwrap();
    scene.put([("site/a", "1")]).await;
    let report = scene.sync_down(&root).delete(true).send().await.unwrap();
    assert_eq!((report.downloaded, report.deleted), (1, 1));
    assert_eq!(read(&victim), b"precious");
    assert_eq!(super::super::names(&root), ["a", "file", "folder"]);
}

#[cfg(unix)]
#[tokio::test]
async fn the_folder_itself_may_be_a_link() {
    let scene = Scene::new().await;
    std::fs::create_dir(scene.path("real")).unwrap();
    std::os::unix::fs::symlink("real", scene.path("link")).unwrap();
    scene.put([("site/a/b", "1")]).await;
    scene.sync_down(&scene.path("link")).send().await.unwrap();
    assert_eq!(files(&scene.path("real")), tree([("a/b", "1")]));
}

#[tokio::test]
async fn files_and_folders_that_are_in_the_way_stay() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "file"), ("b/c", "1")]);
    scene
        .put([("site/a/x", "2"), ("site/b", "3"), ("site/c", "4")])
        .await;
    let (said, _) = run(scene.sync_down(&root).delete(true)).await;
    let expected = [
        ("a/x", "refused FileInTheWay"),
        ("b", "refused FolderInTheWay"),
        ("c", "Downloaded"),
    ];
    assert_eq!(said, happened(expected));
    assert_eq!(
        files(&root),
        tree([("a", "file"), ("b/c", "1"), ("c", "4")])
    );
}
