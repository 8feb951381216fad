//! Uploads in parts, and what stays of those that are given up.

use object_store_0_14::multipart::MultipartStore;
use object_store_0_14::path::Path;
use object_store_0_14::{
    Attribute, Attributes, Error, MultipartUpload, ObjectStore, ObjectStoreExt,
    PutMultipartOptions, PutOptions, PutPayload, TagSet,
};
use oss_emulator::{Fault, Injection};
use oss_object_store::OssStore;

use crate::server::{BUCKET, Kept, Server};

const LEAST: usize = 100 * 1024;

async fn uploads(server: &Server) -> usize {
    let bucket = server.client().bucket(BUCKET).unwrap();
    let answer = bucket.list_multipart_uploads().send().await.unwrap();
    answer.uploads.len()
}

async fn read(store: &OssStore, path: &Path) -> Vec<u8> {
    let result = store.get(path).await.unwrap();
    result.bytes().await.unwrap().to_vec()
}

#[tokio::test]
async fn payloads_that_are_too_small_are_joined() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = Path::from("a");
    let mut upload = store.put_multipart(&path).await.unwrap();
    let mut expected = Vec::new();
    // 30 KiB each: the fourth one completes a part, and the last two are the last part.
    for number in 0..10u8 {
        let piece = vec![number; 30 * 1024];
        expected.extend_from_slice(&piece);
        upload.put_part(piece.into()).await.unwrap();
    }
    upload.complete().await.unwrap();
    let parts =
        |requests: Vec<String>| requests.iter().filter(|name| *name == "UploadPart").count();
    assert_eq!(parts(server.take_requests()), 3);
    assert_eq!(read(&store, &path).await, expected);
}

#[tokio::test]
async fn parts_keep_their_order_whatever_the_order_of_their_ends() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = Path::from("a");
    let mut upload = store.put_multipart(&path).await.unwrap();
    let pieces: Vec<_> = (0..6u8)
        .map(|number| vec![number; LEAST + usize::from(number)])
        .collect();
    let mut parts: Vec<_> = pieces
        .iter()
        .map(|piece| upload.put_part(PutPayload::from(piece.clone())))
        .collect();
    parts.reverse();
    for part in parts {
        part.await.unwrap();
    }
    upload.complete().await.unwrap();
    assert_eq!(read(&store, &path).await, pieces.concat());
}

#[tokio::test]
async fn an_upload_without_all_of_its_parts_is_not_completed() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = Path::from("a");
    let mut upload = store.put_multipart(&path).await.unwrap();
    upload.put_part(vec![1; LEAST].into()).await.unwrap();
    drop(upload.put_part(vec![2; LEAST].into()));
    let error = upload.complete().await.unwrap_err();
    assert!(
        error.to_string().contains("1 of 2 parts were not uploaded"),
        "{error}"
    );
    assert!(matches!(
        store.head(&path).await,
        Err(Error::NotFound { .. })
    ));
    upload.abort().await.unwrap();
    assert_eq!(uploads(&server).await, 0);
}

#[tokio::test]
async fn an_upload_that_is_dropped_is_aborted() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let mut upload = store.put_multipart(&Path::from("a")).await.unwrap();
    upload.put_part(vec![1; LEAST].into()).await.unwrap();
    assert_eq!(uploads(&server).await, 1);
    drop(upload);
    // The task that aborts it runs beside this one, so some requests may still see the upload.
    for _ in 0..1000 {
        if uploads(&server).await == 0 {
            return;
        }
    }
    panic!("the upload is still there");
}

#[tokio::test]
async fn an_upload_without_content_is_an_empty_object() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = Path::from("a");
    store
        .put_multipart(&path)
        .await
        .unwrap()
        .complete()
        .await
        .unwrap();
    assert_eq!(store.head(&path).await.unwrap().size, 0);
    assert_eq!(uploads(&server).await, 0);
}

#[tokio::test]
async fn the_end_of_an_upload_whose_answer_is_lost_is_found() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let path = Path::from("a");
    let mut upload = store.put_multipart(&path).await.unwrap();
    upload.put_part(vec![1; LEAST].into()).await.unwrap();
    let lost = Injection::new(Fault::LoseAnswer).on("CompleteMultipartUpload");
    server.oss.faults().inject(lost);
    let stored = upload.complete().await.unwrap();
    assert_eq!(stored.e_tag, store.head(&path).await.unwrap().e_tag);
}

fn description() -> (Attributes, TagSet) {
    let attributes = Attributes::from_iter([
        (Attribute::StorageClass, "IA"),
        (Attribute::Metadata("row_count".into()), "7"),
        (Attribute::ContentLanguage, "de"),
    ]);
    let mut tags = TagSet::default();
    tags.push("kind of data", "orders + items");
    tags.push("year", "2026");
    (attributes, tags)
}

/// Checks the attributes and tags of an object. A copy has the storage class of the bucket.
async fn check_description(server: &Server, path: &Path, is_copy: bool) {
    let found = server.store().get(path).await.unwrap().attributes;
    let (mut attributes, _) = description();
    if is_copy {
        attributes.remove(&Attribute::StorageClass);
    }
    for (attribute, value) in &attributes {
        assert_eq!(found.get(attribute), Some(value), "{attribute:?}");
    }
    let bucket = server.client().bucket(BUCKET).unwrap();
    let tags = bucket
        .get_object_tagging(path.as_ref())
        .send()
        .await
        .unwrap();
    let tags = tags.into_output().tags.into_iter();
    let mut tags: Vec<_> = tags.map(|tag| (tag.key, tag.value)).collect();
    tags.sort();
    let pair = |key: &str, value: &str| (key.to_owned(), value.to_owned());
    assert_eq!(
        tags,
        [pair("kind of data", "orders + items"), pair("year", "2026")]
    );
}

#[tokio::test]
async fn attributes_and_tags_stay_with_the_object_and_its_copies() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (attributes, tags) = description();
    let put = PutOptions {
        attributes: attributes.clone(),
        tags: tags.clone(),
        ..PutOptions::default()
    };
    let (one, two, three) = (Path::from("one"), Path::from("two"), Path::from("three"));
    store.put_opts(&one, "x".into(), put).await.unwrap();
    check_description(&server, &one, false).await;
    let parts = PutMultipartOptions {
        attributes,
        tags,
        ..PutMultipartOptions::default()
    };
    let mut upload = store.put_multipart_opts(&two, parts.clone()).await.unwrap();
    upload.put_part("x".into()).await.unwrap();
    upload.complete().await.unwrap();
    check_description(&server, &two, false).await;
    store.rename(&two, &two).await.unwrap();
    store.copy(&two, &two).await.unwrap();
    store.copy(&two, &three).await.unwrap();
    check_description(&server, &two, false).await;
    check_description(&server, &three, true).await;

    let id = store.create_multipart_opts(&one, parts).await.unwrap();
    store
        .complete_multipart(&one, &id, Vec::new())
        .await
        .unwrap();
    check_description(&server, &one, false).await;
}

/// Objects for which one request is too little are copied as transfers copy them.
#[tokio::test]
async fn an_object_that_is_too_large_for_one_request_is_copied_all_the_same() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let (from, to) = (Path::from("from"), Path::from("to"));
    store.put(&from, "content".into()).await.unwrap();
    let too_large = || Fault::Status {
        status: 400,
        code: "EntityTooLarge".to_owned(),
        retry_after: None,
    };
    let refused = || Injection::new(too_large()).on("CopyObject");
    server.oss.faults().inject(refused());
    store.copy_if_not_exists(&from, &to).await.unwrap();
    assert_eq!(read(&store, &to).await, b"content");
    // The transfer does not overwrite either.
    server.oss.faults().inject(refused());
    let error = store.copy_if_not_exists(&from, &to).await.unwrap_err();
    assert!(matches!(error, Error::AlreadyExists { .. }), "{error}");
}
