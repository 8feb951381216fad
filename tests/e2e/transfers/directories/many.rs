//! Many small files.

use super::{Scene, files};
use crate::stage::BUCKET;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_small_files_take_one_request_each() {
    let scene = Scene::new().await;
    let root = scene.path("local");
    for folder in 0..20 {
        let folder = root.join(format!("folder-{folder}"));
        std::fs::create_dir_all(&folder).unwrap();
        for file in 0..100 {
            super::super::write(&folder.join(format!("{file}.txt")), b"content");
        }
    }
    let up = scene.transfers().upload_dir(&root, BUCKET, "site");
    assert_eq!(up.send().await.unwrap().uploaded, 2000);
    assert_eq!(scene.stage.witness.take_count(), 2000);
    let copy = scene.path("copy");
    let down = scene.transfers().download_dir(BUCKET, "site", &copy);
    assert_eq!(down.send().await.unwrap().downloaded, 2000);
    assert_eq!(scene.stage.witness.take_count(), 2000 + 2);
    assert_eq!(files(&copy), files(&root));
    let report = scene.sync_down(&copy).delete(true).send().await.unwrap();
    assert_eq!(
        (report.same, report.downloaded, report.deleted),
        (2000, 0, 0)
    );
}
