//! Which names files have on the other side.

use oss_client::transfers::{Directory, Entry};

use super::{Scene, files, happened, run, tree};
use crate::stage::BUCKET;

#[tokio::test]
async fn a_tree_with_any_names_comes_back_as_it_was() {
    let scene = Scene::new().await;
    let root = scene.plant([
        ("a-b", "1"),
        ("a.b", "2"),
        ("a/b", "3"),
        ("a/b-c/d", "4"),
        ("a/b c", "5"),
        ("a0", "6"),
        ("100%", "7"),
        ("1+1=2 & more?#", "8"),
        ("deep/er/and/deeper.txt", "9"),
        ("größe/文件/🦀", "10"),
        (".hidden/..x", "11"),
        ("empty", ""),
        ("line\nbreak", "12"),
    ]);
    let up = scene.transfers().upload_dir(&root, BUCKET, "back up");
    let report = up.send().await.unwrap();
    assert_eq!(report.uploaded, 13);
    assert_eq!(report.bytes, 15);
    assert!(report.is_complete(), "{report:?}");
    assert_eq!(scene.objects("back up/").await, files(&root));
    let copy = scene.path("copy");
    let down = scene.transfers().download_dir(BUCKET, "back up/", &copy);
    let report = down.send().await.unwrap();
    assert_eq!((report.downloaded, report.bytes), (13, 15));
    assert_eq!(files(&copy), files(&root));
}

#[tokio::test]
async fn both_sides_have_one_order_so_that_equal_trees_are_found_to_be_equal() {
    let scene = Scene::new().await;
    let root = scene.plant([
        ("a/b", ""),
        ("a-b/c", ""),
        ("a.b/c", ""),
        ("a0/c", ""),
        ("aa", ""),
        ("a/b-c", ""),
        ("a/b.d/e", ""),
        ("a/bb", ""),
        ("ä", ""),
        ("z\u{10FFFF}", ""),
        ("z\u{FFFD}", ""),
    ]);
    let compare = oss_client::transfers::Compare::Size;
    scene.sync_up(&root).send().await.unwrap();
    let again = scene.sync_up(&root).compare(compare).delete(true);
    let report = again.send().await.unwrap();
    assert_eq!((report.same, report.uploaded, report.deleted), (11, 0, 0));
    let down = scene.sync_down(&root).compare(compare).delete(true);
    let report = down.send().await.unwrap();
    assert_eq!((report.same, report.downloaded, report.deleted), (11, 0, 0));
}

#[tokio::test]
async fn a_prefix_is_a_directory_with_and_without_its_slash() {
    let scene = Scene::new().await;
    scene
        .put([
            ("a", "0"),
            ("a/b", "1"),
            ("ab", "2"),
            ("c/d", "3"),
            ("a/", ""),
        ])
        .await;
    for prefix in ["a", "a/"] {
        let root = scene.path(&format!("down-{}", prefix.len()));
        let down = scene.transfers().download_dir(BUCKET, prefix, &root);
        let report = down.send().await.unwrap();
        assert_eq!(report.downloaded, 1, "{report:?}");
        assert_eq!(files(&root), tree([("b", "1")]));
    }
    let root = scene.path("everything");
    let (said, _) = run(scene.transfers().download_dir(BUCKET, "", &root)).await;
    let expected = [
        ("a", "Downloaded"),
        ("a/", "refused BelowFile"),
        ("a/b", "refused BelowFile"),
        ("ab", "Downloaded"),
        ("c/d", "Downloaded"),
    ];
    assert_eq!(said, happened(expected));
    let root = scene.path("nothing");
    let down = scene.transfers().download_dir(BUCKET, "no/such/", &root);
    assert_eq!(down.send().await.unwrap().downloaded, 0);
    assert!(root.is_dir());
}

#[tokio::test]
async fn a_copy_has_the_same_names_under_another_prefix() {
    let scene = Scene::new().await;
    scene
        .put([("a/b", "1"), ("a/c/d", "2"), ("a/c/", ""), ("ab", "3")])
        .await;
    let copy = scene.transfers().copy_dir(BUCKET, "a", BUCKET, "x/y");
    let report = copy.send().await.unwrap();
    assert_eq!((report.copied, report.bytes), (3, 2));
    assert_eq!(
        scene.objects("x/y/").await,
        tree([("b", "1"), ("c/", ""), ("c/d", "2")])
    );
    let within = scene.transfers().copy_dir(BUCKET, "a", BUCKET, "a/b");
    let error = within.send().await.unwrap_err();
    assert!(error.to_string().contains("overlap"), "{error}");
}

#[tokio::test]
async fn both_sides_cannot_be_local() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1")]);
    let both = scene.transfers().sync(&root, scene.path("copy"));
    let error = both.send().await.unwrap_err();
    assert!(error.to_string().contains("both directories are local"));
    assert!(!scene.path("copy").exists());
}

#[tokio::test]
async fn markers_become_folders_and_folders_become_nothing() {
    let scene = Scene::new().await;
    scene
        .put([("site/a/", ""), ("site/b/c/", ""), ("site/b/d", "1")])
        .await;
    let root = scene.path("local");
    let report = scene.sync_down(&root).send().await.unwrap();
    assert_eq!((report.folders, report.downloaded), (2, 1));
    assert!(root.join("a").is_dir() && root.join("b/c").is_dir());
    let up = scene.transfers().upload_dir(&root, BUCKET, "up");
    assert_eq!(up.send().await.unwrap().uploaded, 1);
    assert_eq!(scene.objects("up/").await, tree([("b/d", "1")]));
}

#[tokio::test]
async fn a_folder_that_the_filter_refuses_is_refused_on_both_sides() {
    let scene = Scene::new().await;
    let root = scene.plant([
        ("a/keep", "1"),
        ("a/no/x", "2"),
        ("no/y", "3"),
        ("z.tmp", "4"),
    ]);
    scene
        .put([
            ("site/no/old", "5"),
            ("site/old.tmp", "6"),
            ("site/old", "7"),
        ])
        .await;
    let accept = |entry: &Entry| match entry.is_dir {
        true => !entry.name.ends_with("no/"),
        false => !entry.name.ends_with(".tmp"),
    };
    let up = scene.sync_up(&root).filter(accept).delete(true);
    let (said, _) = run(up).await;
    assert_eq!(said, happened([("a/keep", "Uploaded"), ("old", "Deleted")]));
    assert_eq!(
        scene.objects("site/").await,
        tree([("a/keep", "1"), ("no/old", "5"), ("old.tmp", "6")])
    );
    let accept = |entry: &Entry| entry.is_dir || entry.name.starts_with("no/");
    let only = Directory::bucket(BUCKET, "site/");
    let down = scene.transfers().sync(only, &root).filter(accept);
    let (said, _) = run(down).await;
    assert_eq!(said, happened([("no/old", "Downloaded")]));
}
