//! Servers with a data directory: what a later one finds, and which directories are refused.

use std::path::Path;

use oss_emulator::{Builder, Emulator, Error};

fn over(path: &Path) -> Builder {
    Emulator::builder()
        .access_key("LTAI5tData", "secret")
        .data_dir(path)
}

async fn refused(path: &Path) -> (Error, String) {
    let error = over(path).start().await.unwrap_err();
    let sentence = error.to_string();
    assert!(sentence.contains(&format!("{path:?}")), "{sentence}");
    (error, sentence)
}

#[tokio::test]
async fn one_server_at_a_time_uses_a_directory() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a/new/one");
    let first = over(&path).start().await.unwrap();
    let (error, sentence) = refused(&path).await;
    assert!(matches!(error, Error::DataDirInUse(_)));
    assert!(sentence.contains("stop that server"), "{sentence}");
    first.shutdown().await;
    over(&path).start().await.unwrap().shutdown().await;
}

#[tokio::test]
async fn a_bucket_belongs_to_the_account_that_an_earlier_server_had() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    let first = over(path).bucket("kept-bucket").start().await.unwrap();
    first.shutdown().await;
    let other = over(path).account("2002").bucket("kept-bucket").start();
    let error = other.await.unwrap_err();
    assert!(matches!(error, Error::BucketTaken { .. }), "{error}");
    let same = over(path).bucket("kept-bucket").start().await.unwrap();
    same.shutdown().await;
}

#[tokio::test]
async fn a_directory_of_another_kind_is_refused_with_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("other");
    tokio::fs::create_dir(&path).await.unwrap();
    tokio::fs::write(path.join("photo.jpg"), "x").await.unwrap();
    let (error, sentence) = refused(&path).await;
    assert!(matches!(error, Error::DataDirForeign(_)));
    assert!(sentence.contains("choose an empty directory"), "{sentence}");
    assert!(!path.join("rows").exists(), "nothing is written there");

    let path = folder.path().join("later");
    over(&path).start().await.unwrap().shutdown().await;
    tokio::fs::write(path.join("layout"), "oss-emulator data, layout 99\n")
        .await
        .unwrap();
    let (error, sentence) = refused(&path).await;
    assert!(matches!(error, Error::DataDirLayout { .. }));
    assert!(sentence.contains("layout 99"), "{sentence}");
    assert!(
        sentence.contains("the version of oss-emulator that"),
        "{sentence}"
    );
}

#[tokio::test]
async fn a_damaged_directory_is_refused_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("damaged");
    over(&path).start().await.unwrap().shutdown().await;
    tokio::fs::write(path.join("rows"), "not a database")
        .await
        .unwrap();
    let (error, _) = refused(&path).await;
    assert!(matches!(error, Error::DataDir { .. }));
    let rows = tokio::fs::read(path.join("rows")).await.unwrap();
    assert_eq!(rows, b"not a database");

    let file = folder.path().join("file");
    tokio::fs::write(&file, "x").await.unwrap();
    let (error, _) = refused(&file).await;
    assert!(matches!(error, Error::DataDir { .. }));
}
