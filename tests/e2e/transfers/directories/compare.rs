//! What is transferred again, and what is found to be the same.

use std::time::Duration;

use oss_client::transfers::Compare;

use super::{Scene, files, happened, run, touch, tree};
use crate::stage::NOW;

/// How many requests of each kind were made: of lists, of heads, and of everything else.
fn kinds(scene: &Scene) -> (usize, usize, usize) {
    let requests = scene.stage.witness.requests();
    scene.stage.witness.take_count();
    let heads = requests
        .iter()
        .filter(|request| request.starts_with("HEAD"));
    let is_list = |request: &&String| request.starts_with("GET") && !request.contains("site");
    let lists = requests.iter().filter(is_list);
    let (lists, heads) = (lists.count(), heads.count());
    (lists, heads, requests.len() - lists - heads)
}

#[tokio::test]
async fn a_second_sync_transfers_nothing_in_either_direction() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1"), ("b/c", "2"), ("d", "3")]);
    for name in ["a", "b/c"] {
        touch(&root.join(name), NOW.as_i64() - 1000);
    }
    // Nobody knows whether the clock of the machine or that of the server is right.
    touch(&root.join("d"), NOW.as_i64() + 1000);
    scene.sync_up(&root).send().await.unwrap();
    assert_eq!(kinds(&scene), (1, 0, 3));
    let report = scene.sync_up(&root).send().await.unwrap();
    assert_eq!((report.same, report.uploaded), (3, 0));
    // The list is enough, except for the file that seems to be newer than its object.
    assert_eq!(kinds(&scene), (1, 1, 0));
    let report = scene.sync_down(&root).send().await.unwrap();
    assert_eq!((report.same, report.downloaded), (3, 0));
    assert_eq!(kinds(&scene), (1, 2, 0));

    let other = scene.path("other");
    scene.sync_down(&other).send().await.unwrap();
    assert_eq!(kinds(&scene), (1, 0, 3));
    assert_eq!(files(&other), files(&root));
    for transfer in [scene.sync_down(&other), scene.sync_up(&other)] {
        let report = transfer.send().await.unwrap();
        assert_eq!((report.same, report.uploaded, report.downloaded), (3, 0, 0));
        assert_eq!(kinds(&scene), (1, 0, 0));
    }
}

#[tokio::test]
async fn what_was_modified_is_transferred_and_nothing_else() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1"), ("b", "2"), ("c", "3")]);
    for name in ["a", "b", "c"] {
        touch(&root.join(name), NOW.as_i64() - 1000);
    }
    scene.sync_up(&root).send().await.unwrap();
    scene.plant([("a", "changed"), ("b", "x")]);
    touch(&root.join("a"), NOW.as_i64() - 1000);
    touch(&root.join("b"), NOW.as_i64() + 1);
    let (said, _) = run(scene.sync_up(&root)).await;
    let expected = [("a", "Uploaded"), ("b", "Uploaded"), ("c", "skipped Same")];
    assert_eq!(said, happened(expected));

    scene.stage.advance(Duration::from_secs(5000));
    scene.put([("site/c", "4")]).await;
    let (said, _) = run(scene.sync_down(&root)).await;
    let expected = [
        ("a", "skipped Same"),
        ("b", "skipped Same"),
        ("c", "Downloaded"),
    ];
    assert_eq!(said, happened(expected));
    let expected = tree([("a", "changed"), ("b", "x"), ("c", "4")]);
    assert_eq!(files(&root), expected);
}

#[tokio::test]
async fn an_upload_states_the_time_of_the_file_as_rclone_does() {
    let scene = Scene::new().await;
    let root = scene.plant([("a", "1")]);
    touch(&root.join("a"), 1_354_040_105);
    scene.sync_up(&root).send().await.unwrap();
    let head = scene.bucket.head_object("site/a").send().await.unwrap();
    assert_eq!(head.metadata["mtime"], "1354040105.000000000");
    scene.put([("site/a", "2")]).await;
    let plain = scene
        .transfers()
        .upload_dir(&root, crate::stage::BUCKET, "site");
    plain.send().await.unwrap();
    let head = scene.bucket.head_object("site/a").send().await.unwrap();
    assert!(head.metadata.is_empty());
}

#[tokio::test]
async fn each_mode_looks_at_what_it_says() {
    let scene = Scene::new().await;
    let root = scene.plant([
        ("content", "1"),
        ("same", "2"),
        ("size", "3"),
        ("time", "4"),
    ]);
    for name in ["content", "same", "size"] {
        touch(&root.join(name), NOW.as_i64() - 1000);
    }
    touch(&root.join("time"), NOW.as_i64() + 1000);
    let objects = [
        ("site/content", "x"),
        ("site/same", "2"),
        ("site/size", "33"),
        ("site/time", "4"),
    ];
    scene.put(objects).await;
    for (compare, expected) in [
        (Compare::Size, ["size"].as_slice()),
        (Compare::SizeAndTime, &["size", "time"]),
        (Compare::Checksum, &["content", "size"]),
        (Compare::Always, &["content", "same", "size", "time"]),
    ] {
        let (said, report) = run(scene.sync_up(&root).compare(compare).dry_run(true)).await;
        let planned = said.iter().filter(|(_, what)| what == "would Upload");
        let planned: Vec<_> = planned.map(|(name, _)| name.as_str()).collect();
        assert_eq!(planned, expected, "{compare:?}");
        assert_eq!(report.planned + report.same, 4);
    }
    assert_eq!(scene.objects("site/").await["size"], "33");
}

#[tokio::test]
async fn copies_are_compared_by_what_the_objects_are() {
    let scene = Scene::new().await;
    scene.put([("a/x", "1"), ("a/y", "2")]).await;
    let copy = |compare| {
        let (from, to) = (super::Directory::bucket(super::BUCKET, "a"), scene.site());
        scene.transfers().sync(from, to).compare(compare)
    };
    copy(Compare::SizeAndTime).send().await.unwrap();
    scene.stage.advance(Duration::from_secs(10));
    scene.put([("a/y", "3")]).await;
    for compare in [Compare::SizeAndTime, Compare::Checksum] {
        let (said, _) = run(copy(compare).dry_run(true)).await;
        assert_eq!(said, happened([("x", "skipped Same"), ("y", "would Copy")]));
    }
    let report = copy(Compare::SizeAndTime).send().await.unwrap();
    assert_eq!((report.copied, report.same), (1, 1));
    assert_eq!(scene.objects("site/").await, tree([("x", "1"), ("y", "3")]));
}
