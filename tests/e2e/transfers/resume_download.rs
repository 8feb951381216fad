//! Downloads that continue where an earlier run has ended.

use std::time::Duration;

use futures_util::StreamExt;
use oss_client::ErrorKind;
use oss_client::transfers::Download;
use oss_emulator::{Fault, Injection};

use super::{PART, Scene, content, forbidden, names, read, write};
use crate::stage::{BUCKET, KEY};

const PARTS: u64 = 10;

fn download(scene: &Scene) -> Download {
    let download = scene.transfers().download(BUCKET, KEY).part_size(PART);
    download.parallel(1).resumable_in(scene.path("notes"))
}

/// Makes a download fail after some parts.
async fn interrupted(scene: &Scene, parts: u32) {
    let refuse = Injection::new(forbidden()).on("GetObject").after(parts);
    scene.stage.oss.faults().inject(refuse.times(u32::MAX));
    let error = download(scene)
        .to_file(scene.path("copy"))
        .await
        .unwrap_err();
    assert!(error.is_access_denied(), "{error}");
    scene.stage.oss.faults().clear();
    scene.stage.witness.take_count();
}

fn noted(scene: &Scene) -> Vec<String> {
    let mut names = names(&scene.path("notes"));
    names.retain(|name| name.ends_with(".json"));
    names
}

#[tokio::test]
async fn only_what_is_missing_is_received() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART - 5);
    scene.store(&content).await;
    interrupted(&scene, 4).await;
    assert_eq!(noted(&scene).len(), 1);
    let again = download(&scene);
    let mut progress = again.progress();
    let done = again.to_file(scene.path("copy")).await.unwrap();
    // What was received within the last two seconds may not have been noted.
    let received = scene.requests("GET ");
    assert_eq!(done.resumed + received as u64 * PART - 5, PARTS * PART - 5);
    assert_eq!(progress.now().bytes, PARTS * PART - 5);
    assert_eq!(read(&scene.path("copy")), content);
    assert_eq!(scene.names(), ["copy", "notes"]);
    assert!(names(&scene.path("notes")).is_empty());
}

#[tokio::test]
async fn an_object_that_was_replaced_meanwhile_is_received_anew() {
    let scene = Scene::new().await;
    scene.store(&content(PARTS * PART)).await;
    interrupted(&scene, 5).await;
    let other = vec![7; (PARTS * PART) as usize];
    scene.store(&other).await;
    download(&scene).to_file(scene.path("copy")).await.unwrap();
    assert_eq!(read(&scene.path("copy")), other);
    assert_eq!(scene.names(), ["copy", "notes"]);
}

#[tokio::test]
async fn damaged_notes_and_damaged_files_are_not_believed() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    scene.store(&content).await;
    for damage in 0..4 {
        interrupted(&scene, 5).await;
        let notes = scene.path("notes").join(&noted(&scene)[0]);
        let part_file = scene
            .names()
            .into_iter()
            .find(|name| name.ends_with(".oss-part"));
        let part_file = scene.path(&part_file.unwrap());
        match damage {
            0 => write(&notes, b"{\"v\":1"),
            1 => {
                let text = String::from_utf8(read(&notes)).unwrap();
                write(
                    &notes,
                    text.replace("\"part_size\":1", "\"part_size\":2")
                        .as_bytes(),
                );
            }
            2 => std::fs::remove_file(&part_file).unwrap(),
            _ => {
                let mut bytes = read(&part_file);
                bytes[9] ^= 1;
                let opened = std::fs::File::options()
                    .write(true)
                    .open(&part_file)
                    .unwrap();
                std::os::unix::fs::FileExt::write_all_at(&opened, &bytes, 0).unwrap();
            }
        }
        let done = download(&scene).to_file(scene.path("copy")).await;
        done.unwrap();
        assert_eq!(read(&scene.path("copy")), content, "damage {damage}");
        assert_eq!(scene.names(), ["copy", "notes"]);
        std::fs::remove_file(scene.path("copy")).unwrap();
    }
}

#[tokio::test]
async fn another_part_size_begins_anew() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    scene.store(&content).await;
    interrupted(&scene, 5).await;
    let done = download(&scene).part_size(2 * PART);
    let done = done.to_file(scene.path("copy")).await.unwrap();
    assert_eq!(done.resumed, 0);
    assert_eq!(read(&scene.path("copy")), content);
}

#[tokio::test]
async fn two_downloads_to_the_same_file_do_not_run_at_once() {
    let scene = Scene::new().await;
    scene.store(&content(PARTS * PART)).await;
    let pause = std::time::Duration::from_secs(600);
    let stall = Injection::new(Fault::StallHead { pause })
        .on("GetObject")
        .after(2);
    scene.stage.oss.faults().inject(stall);
    let first = tokio::spawn(download(&scene).to_file(scene.path("copy")));
    while scene.requests("GET ") < 3 {
        tokio::task::yield_now().await;
    }
    let error = download(&scene)
        .to_file(scene.path("copy"))
        .await
        .unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::AlreadyRunning, "{error}");
    // Another destination is another download.
    download(&scene).to_file(scene.path("other")).await.unwrap();
    first.abort();
    let _ = first.await;
    download(&scene).to_file(scene.path("copy")).await.unwrap();
    assert_eq!(read(&scene.path("copy")), content(PARTS * PART));
}

#[tokio::test]
async fn notes_are_for_their_owner_only_and_have_no_secrets() {
    use std::os::unix::fs::PermissionsExt;
    let scene = Scene::new().await;
    scene.store(&content(PARTS * PART)).await;
    interrupted(&scene, 3).await;
    let folder = scene.path("notes");
    let mode =
        |path: &std::path::Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    assert_eq!(mode(&folder), 0o700);
    for name in names(&folder) {
        assert_eq!(mode(&folder.join(&name)), 0o600, "{name}");
        let text = String::from_utf8(read(&folder.join(&name))).unwrap();
        for secret in scene.stage.witness.secrets() {
            assert!(!text.contains(&secret));
        }
    }
}

/// Begins a download, and drops it when so many parts are done and the next one waits.
async fn dropped(scene: &Scene, parts: u32) {
    let pause = Duration::from_secs(3600);
    let stall = Injection::new(Fault::StallHead { pause }).on("GetObject");
    scene.stage.oss.faults().inject(stall.after(parts));
    let download = download(scene);
    let mut progress = download.progress();
    let mut transfer = Box::pin(download.to_file(scene.path("copy")));
    loop {
        tokio::select! {
            ended = &mut transfer => panic!("{ended:?}"),
            now = progress.next() => {
                let now = now.unwrap();
                if now.parts == u64::from(parts) && now.total.is_some() {
                    break;
                }
            }
        }
    }
    drop(transfer);
    scene.stage.oss.faults().clear();
}

#[tokio::test]
async fn a_download_that_is_dropped_has_noted_every_part() {
    let scene = Scene::new().await;
    let content = content(PARTS * PART);
    scene.store(&content).await;
    dropped(&scene, 6).await;
    let done = download(&scene).to_file(scene.path("copy")).await.unwrap();
    // The last part is counted in the background, perhaps before the transfer itself knows of it.
    assert!(done.resumed >= 5 * PART, "{}", done.resumed);
    assert_eq!(read(&scene.path("copy")), content);
}

#[tokio::test]
async fn a_download_of_which_nothing_was_received_leaves_nothing() {
    let scene = Scene::new().await;
    scene.store(&content(PARTS * PART)).await;
    let refuse = Injection::new(forbidden()).on("GetObject").times(u32::MAX);
    scene.stage.oss.faults().inject(refuse);
    let refused = download(&scene).to_file(scene.path("copy")).await;
    refused.unwrap_err();
    scene.stage.oss.faults().clear();
    assert_eq!(scene.names(), ["notes"]);
    assert!(names(&scene.path("notes")).is_empty());
}
