//! Writes that must not overwrite anything, where OSS forbids overwriting and where it does not.

use object_store_0_14::path::Path;
use object_store_0_14::{Error, ObjectStore, ObjectStoreExt, PutMode, Result};
use oss_client::sign::Credentials;
use oss_emulator::{Fault, Injection, User};
use oss_object_store::OssStore;

use crate::server::{BUCKET, Kept, Server};

async fn create(store: &OssStore, path: &str) -> Result<()> {
    let path = Path::from(path);
    let created = store.put_opts(&path, "x".into(), PutMode::Create.into());
    created.await.map(|_| ())
}

#[tokio::test]
async fn the_bucket_is_asked_once() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    create(&store, "a").await.unwrap();
    assert_eq!(server.take_requests(), ["GetBucketVersioning", "PutObject"]);
    let clone = store.clone();
    create(&clone, "b").await.unwrap();
    clone
        .copy_if_not_exists(&Path::from("a"), &Path::from("c"))
        .await
        .unwrap();
    assert_eq!(server.take_requests(), ["PutObject", "CopyObject"]);
    // Writes that may overwrite do not ask.
    let other = server.store();
    other.put(&Path::from("a"), "y".into()).await.unwrap();
    assert_eq!(server.take_requests(), ["PutObject"]);
}

#[tokio::test]
async fn versioning_that_is_or_was_enabled_makes_them_not_supported() {
    for status in ["Enabled", "Suspended"] {
        let server = Server::start(Kept::InMemory).await;
        let bucket = server.client().bucket(BUCKET).unwrap();
        bucket
            .put_bucket_versioning("Enabled")
            .send()
            .await
            .unwrap();
        bucket.put_bucket_versioning(status).send().await.unwrap();
        // OSS itself overwrites there, whatever the request forbids.
        for content in ["one", "two"] {
            let put = bucket
                .put_object("seen")
                .forbid_overwrite(true)
                .body(content);
            put.send().await.unwrap();
        }
        server.take_requests();

        // The option does not change what the bucket says.
        let store = server.builder().assume_unversioned(true).build().unwrap();
        let error = create(&store, "a").await.unwrap_err();
        assert!(matches!(error, Error::NotSupported { .. }), "{error}");
        assert!(
            error.to_string().contains(&status.to_lowercase()),
            "{error}"
        );
        let (seen, new) = (Path::from("seen"), Path::from("a"));
        let copied = store.copy_if_not_exists(&seen, &new);
        let error = copied.await.unwrap_err();
        assert!(matches!(error, Error::NotSupported { .. }), "{error}");
        let renamed = store.rename_if_not_exists(&seen, &new);
        let error = renamed.await.unwrap_err();
        assert!(matches!(error, Error::NotSupported { .. }), "{error}");
        // Nothing was written, and the bucket was asked once.
        assert_eq!(server.take_requests(), ["GetBucketVersioning"]);
    }
}

#[tokio::test]
async fn an_unknown_state_counts_as_versioned_unless_an_option_says_otherwise() {
    let user = User::new("writer").access_key("WRITERKEYID", "writer-secret").policy(
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":["oss:GetObject","oss:PutObject"],"Resource":"*"}]}"#,
    );
    let server = Server::start_with(Kept::InMemory, |builder| builder.user(user)).await;
    let keys = Credentials::new("WRITERKEYID", "writer-secret").unwrap();
    let builder = || server.builder().credentials(keys.clone());
    let store = builder().build().unwrap();
    for _ in 0..2 {
        let error = create(&store, "a").await.unwrap_err();
        assert!(matches!(error, Error::NotSupported { .. }), "{error}");
        assert!(
            error.to_string().contains("oss_assume_unversioned"),
            "{error}"
        );
    }
    assert_eq!(server.take_requests(), ["GetBucketVersioning"]);

    let trusting = builder()
        .option("oss_assume_unversioned", "true")
        .build()
        .unwrap();
    create(&trusting, "a").await.unwrap();
    let error = create(&trusting, "a").await.unwrap_err();
    assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");
}

#[tokio::test]
async fn a_failure_that_may_pass_is_not_kept() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let fails = Fault::Status {
        status: 400,
        code: "InvalidArgument".to_owned(),
        retry_after: None,
    };
    server
        .oss
        .faults()
        .inject(Injection::new(fails).on("GetBucketVersioning"));
    let error = create(&store, "a").await.unwrap_err();
    assert!(matches!(error, Error::Generic { .. }), "{error}");
    create(&store, "a").await.unwrap();
}

/// A table format that is told that its own commit exists already would commit twice.
#[tokio::test]
async fn a_commit_whose_answer_is_lost_is_its_own() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let lost = Injection::new(Fault::LoseAnswer).on("PutObject");
    server.oss.faults().inject(lost);
    create(&store, "_delta_log/00000000000000000001.json")
        .await
        .unwrap();
    // The second attempt is refused, and the object that is there proves that the first one stored it.
    let requests = server.take_requests();
    assert_eq!(
        requests.last().map(String::as_str),
        Some("HeadObject"),
        "{requests:?}"
    );
}
