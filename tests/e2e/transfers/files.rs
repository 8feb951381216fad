//! Downloads to files: the final name, and what happens to what was there.

use std::time::{Duration, UNIX_EPOCH};

use oss_client::ErrorKind;
use oss_emulator::{Fault, Injection};

use super::{EDGES, PART, Scene, content, forbidden, read};
use crate::stage::{BUCKET, KEY, NOW};

fn download(scene: &Scene) -> oss_client::transfers::Download {
    scene.transfers().download(BUCKET, KEY).part_size(PART)
}

#[tokio::test]
async fn objects_of_every_size_become_files() {
    let scene = Scene::new().await;
    let path = scene.path("copy");
    for size in EDGES {
        let content = content(size);
        scene.store(&content).await;
        let done = download(&scene).to_file(&path).await.unwrap();
        assert_eq!(read(&path), content, "{size} bytes");
        assert_eq!(done.size, size);
        assert!(done.verification.is_verified());
        assert_eq!(scene.names(), ["copy"]);
        assert_eq!(
            scene.requests("GET "),
            size.div_ceil(PART).max(1) as usize + usize::from(size == 0)
        );
    }
}

#[tokio::test]
async fn a_file_stays_as_it_was_when_the_download_fails() {
    let scene = Scene::new().await;
    scene.store(&content(8 * PART)).await;
    let path = scene.file("copy", b"old");
    let change = Injection::new(Fault::ChangeObject).on("GetObject").after(3);
    scene.stage.oss.faults().inject(change);
    let error = download(&scene).to_file(&path).await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::SourceChanged { .. }),
        "{error}"
    );
    scene
        .stage
        .oss
        .faults()
        .inject(Injection::new(forbidden()).on("GetObject").after(2));
    let error = download(&scene).to_file(&path).await.unwrap_err();
    assert!(error.is_access_denied(), "{error}");
    let wrong = Injection::new(Fault::WrongCrc)
        .on("GetObject")
        .times(u32::MAX);
    scene.stage.oss.faults().inject(wrong);
    let error = download(&scene).to_file(&path).await.unwrap_err();
    assert!(
        matches!(error.kind(), ErrorKind::Integrity { .. }),
        "{error}"
    );
    assert_eq!(read(&path), b"old");
    assert_eq!(scene.names(), ["copy"]);
}

#[tokio::test]
async fn damage_on_the_way_is_repaired_by_reading_again() {
    let scene = Scene::new().await;
    let content = content(8 * PART);
    scene.store(&content).await;
    let flip = Injection::new(Fault::FlipBit { at: 5 })
        .on("GetObject")
        .after(2);
    scene.stage.oss.faults().inject(flip);
    let path = scene.path("copy");
    download(&scene).to_file(&path).await.unwrap();
    assert_eq!(read(&path), content);
}

#[tokio::test]
async fn a_dropped_download_leaves_nothing() {
    let scene = Scene::new().await;
    scene.store(&content(8 * PART)).await;
    let pause = Duration::from_secs(600);
    let stall = Injection::new(Fault::StallHead { pause })
        .on("GetObject")
        .after(3);
    scene.stage.oss.faults().inject(stall.times(u32::MAX));
    let path = scene.file("copy", b"old");
    let task = tokio::spawn(download(&scene).to_file(path.clone()));
    while scene.names().len() < 2 {
        tokio::task::yield_now().await;
    }
    task.abort();
    let _ = task.await;
    // A file that is just being created is removed as soon as it exists.
    while scene.names() != ["copy"] {
        tokio::task::yield_now().await;
    }
    assert_eq!(read(&path), b"old");
}

#[tokio::test]
async fn an_existing_file_is_not_replaced_if_that_is_not_wanted() {
    let scene = Scene::new().await;
    scene.store(&content(3 * PART)).await;
    let path = scene.file("copy", b"old");
    let error = download(&scene)
        .no_clobber(true)
        .to_file(&path)
        .await
        .unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Io);
    assert_eq!(scene.stage.witness.take_count(), 0);
    let new = scene.path("new");
    download(&scene)
        .no_clobber(true)
        .to_file(&new)
        .await
        .unwrap();
    assert_eq!(read(&new), content(3 * PART));
    assert_eq!(scene.names(), ["copy", "new"]);
    assert_eq!(read(&path), b"old");
}

#[tokio::test]
async fn the_file_gets_the_time_of_the_object() {
    let scene = Scene::new().await;
    scene.store(&content(3 * PART)).await;
    let path = scene.path("copy");
    download(&scene)
        .keep_time(true)
        .to_file(&path)
        .await
        .unwrap();
    let modified = std::fs::metadata(&path).unwrap().modified().unwrap();
    let since = modified.duration_since(UNIX_EPOCH).unwrap();
    assert_eq!(since.as_secs() as i64, NOW.as_i64());
}

#[cfg(unix)]
#[tokio::test]
async fn links_folders_and_read_only_places_are_what_they_are() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let scene = Scene::new().await;
    let content = content(3 * PART);
    scene.store(&content).await;
    let target = scene.file("target", b"old");
    std::fs::set_permissions(&target, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = scene.path("link");
    symlink(&target, &link).unwrap();
    download(&scene).to_file(&link).await.unwrap();
    assert_eq!(read(&target), content);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = std::fs::metadata(&target).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);

    let dangling = scene.path("dangling");
    symlink(scene.path("nothing"), &dangling).unwrap();
    for path in [
        scene.folder.path().to_owned(),
        dangling,
        scene.path("missing").join("copy"),
    ] {
        let error = download(&scene).to_file(&path).await.unwrap_err();
        assert_eq!(error.kind(), &ErrorKind::Io, "{}", path.display());
    }
    let null = std::path::Path::new("/dev/null");
    assert_eq!(download(&scene).to_file(null).await.unwrap().size, 3 * PART);
}

#[cfg(target_os = "linux")]
#[tokio::test]
async fn a_full_disk_is_an_error_that_names_it() {
    let scene = Scene::new().await;
    scene.store(&content(3 * PART)).await;
    let full = std::path::Path::new("/dev/full");
    let error = download(&scene).to_file(full).await.unwrap_err();
    assert_eq!(error.kind(), &ErrorKind::Io);
    assert!(error.to_string().contains("No space left"), "{error}");
}
