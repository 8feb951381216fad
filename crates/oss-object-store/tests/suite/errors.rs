//! What errors of OSS become, and that the request can still be found.

use futures_util::{StreamExt, stream};
use object_store_0_14::path::Path;
use object_store_0_14::{Error, GetOptions, ObjectStore, ObjectStoreExt, PutMode, UpdateVersion};
use oss_client::sign::Credentials;
use oss_emulator::{Fault, User};
use oss_object_store::OssStore;

use crate::server::{BUCKET, Kept, Server};

/// The error of the client in an error of `object_store`.
fn source(error: &Error) -> &oss_client::Error {
    let source = std::error::Error::source(error).unwrap();
    source.downcast_ref().unwrap()
}

/// Checks that the request of an error can be found, from its source and from its text.
fn has_request_id(error: &Error) {
    let id = source(error).request_id().unwrap();
    assert!(!id.is_empty());
    assert!(error.to_string().contains(id), "{error}");
}

async fn put(store: &OssStore, path: &str) -> Path {
    let path = Path::from(path);
    store.put(&path, "content".into()).await.unwrap();
    path
}

#[tokio::test]
async fn what_is_not_there_is_not_found() {
    let server = Server::start(Kept::InMemory).await;
    let missing = Path::from("missing");
    let error = server.store().get(&missing).await.unwrap_err();
    assert!(
        matches!(&error, Error::NotFound { path, .. } if path == "missing"),
        "{error}"
    );
    has_request_id(&error);
    assert_eq!(source(&error).code(), Some("NoSuchKey"));

    let elsewhere = server.builder().bucket("anotherbucket").build().unwrap();
    let error = elsewhere.put(&missing, "x".into()).await.unwrap_err();
    assert!(matches!(error, Error::NotFound { .. }), "{error}");
    assert_eq!(source(&error).code(), Some("NoSuchBucket"));
}

#[tokio::test]
async fn what_exists_is_not_created_again() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (path, other) = (put(&store, "a").await, put(&store, "b").await);
    let error = store
        .put_opts(&path, "x".into(), PutMode::Create.into())
        .await
        .unwrap_err();
    assert!(
        matches!(&error, Error::AlreadyExists { path, .. } if path == "a"),
        "{error}"
    );
    has_request_id(&error);
    let error = store.copy_if_not_exists(&path, &other).await.unwrap_err();
    assert!(
        matches!(&error, Error::AlreadyExists { path, .. } if path == "b"),
        "{error}"
    );
    has_request_id(&error);
}

#[tokio::test]
async fn conditions_that_do_not_hold_are_preconditions_or_not_modified() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = put(&store, "a").await;
    for head in [false, true] {
        let options = GetOptions::new().with_head(head);
        let another = options.clone().with_if_match(Some("\"another\""));
        let error = store.get_opts(&path, another).await.unwrap_err();
        assert!(matches!(error, Error::Precondition { .. }), "{error}");
        has_request_id(&error);
        let etag = store.head(&path).await.unwrap().e_tag;
        let same = options.with_if_none_match(etag);
        let error = store.get_opts(&path, same).await.unwrap_err();
        assert!(matches!(error, Error::NotModified { .. }), "{error}");
        has_request_id(&error);
    }
}

#[tokio::test]
async fn a_missing_right_is_not_a_wrong_key() {
    let user = User::new("reader").access_key("READERKEYID", "reader-secret").policy(
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"oss:GetObject","Resource":"*"}]}"#,
    );
    let server = Server::start_with(Kept::InMemory, |builder| builder.user(user)).await;
    let path = put(&server.store(), "a").await;
    let with = |id: &str, secret: &str| {
        let keys = Credentials::new(id, secret).unwrap();
        server.builder().credentials(keys).build().unwrap()
    };
    let reader = with("READERKEYID", "reader-secret");
    reader.get(&path).await.unwrap();
    let error = reader.put(&path, "x".into()).await.unwrap_err();
    assert!(
        matches!(&error, Error::PermissionDenied { path, .. } if path == "a"),
        "{error}"
    );
    has_request_id(&error);
    let deleted = reader.delete(&path).await.unwrap_err();
    assert!(
        matches!(deleted, Error::PermissionDenied { .. }),
        "{deleted}"
    );
    // Each object of a batch is told, also one that stands in it twice.
    let paths = [path.clone(), Path::from("b"), path.clone()].map(Ok);
    let batch = reader.delete_stream(stream::iter(paths).boxed());
    let batch: Vec<_> = batch.collect().await;
    assert_eq!(batch.len(), 3);
    for deleted in batch {
        let error = deleted.unwrap_err();
        assert!(matches!(error, Error::PermissionDenied { .. }), "{error}");
        assert!(error.to_string().contains("request id"), "{error}");
    }

    for (id, secret, code) in [
        ("READERKEYID", "another-secret", "SignatureDoesNotMatch"),
        ("ANOTHERKEYID", "reader-secret", "InvalidAccessKeyId"),
    ] {
        let error = with(id, secret).get(&path).await.unwrap_err();
        assert!(matches!(error, Error::Unauthenticated { .. }), "{error}");
        assert_eq!(source(&error).code(), Some(code));
        has_request_id(&error);
        assert!(!format!("{error:?}").contains("-secret"));
    }
}

#[tokio::test]
async fn no_keys_at_all_are_unauthenticated() {
    let server = Server::start(Kept::InMemory).await;
    let store = OssStore::builder()
        .bucket(BUCKET)
        .endpoint(server.oss.endpoint())
        .region(server.oss.region())
        .credentials(oss_client::credentials::EnvProvider::new())
        .environment(oss_client::credentials::Environment::empty())
        .build()
        .unwrap();
    let error = store.get(&Path::from("a")).await.unwrap_err();
    assert!(matches!(error, Error::Unauthenticated { .. }), "{error}");
    assert!(server.take_requests().is_empty());
}

#[tokio::test]
async fn what_has_no_word_is_generic() {
    let server = Server::start(Kept::InMemory).await;
    let failing = Fault::Status {
        status: 400,
        code: "InvalidArgument".to_owned(),
        retry_after: None,
    };
    server.oss.faults().inject(failing);
    let error = server.store().get(&Path::from("a")).await.unwrap_err();
    assert!(
        matches!(error, Error::Generic { store: "OSS", .. }),
        "{error}"
    );
    has_request_id(&error);
}

#[tokio::test]
async fn the_root_is_no_object() {
    let server = Server::start(Kept::InMemory).await;
    let (store, root) = (server.store(), Path::from(""));
    let text = "the empty path is the root of the store and no object";
    for error in [
        store.get(&root).await.unwrap_err(),
        store.put(&root, "x".into()).await.unwrap_err(),
        store.copy(&root, &Path::from("a")).await.unwrap_err(),
        store.delete(&root).await.unwrap_err(),
    ] {
        assert!(error.to_string().contains(text), "{error}");
    }
    assert!(server.take_requests().is_empty());
}

#[tokio::test]
async fn an_update_by_etag_is_not_there() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = put(&store, "a").await;
    let etag = store.head(&path).await.unwrap().e_tag;
    let version = UpdateVersion {
        e_tag: etag,
        version: None,
    };
    let mode = PutMode::Update(version);
    let error = store
        .put_opts(&path, "x".into(), mode.into())
        .await
        .unwrap_err();
    assert!(matches!(error, Error::NotImplemented { .. }), "{error}");
    let content = store.get(&path).await.unwrap().bytes().await.unwrap();
    assert_eq!(content, "content");
}
