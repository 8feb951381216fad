//! Lists of objects that other programs have created, and lists and deletions of many.

use futures_util::{StreamExt, TryStreamExt, stream};
use object_store_0_14::path::Path;
use object_store_0_14::{Error, ObjectStore, ObjectStoreExt};

use crate::server::{BUCKET, Kept, Server};

#[tokio::test]
async fn placeholders_of_folders_are_no_objects() {
    let server = Server::start(Kept::InMemory).await;
    let bucket = server.client().bucket(BUCKET).unwrap();
    for key in ["exampledir/", "exampledir/inner/", "exampledir/a"] {
        bucket.put_object(key).send().await.unwrap();
    }
    let store = server.store();
    let all: Vec<_> = store
        .list(None)
        .map_ok(|meta| meta.location)
        .try_collect()
        .await
        .unwrap();
    assert_eq!(all, [Path::from("exampledir/a")]);
    let below = store
        .list_with_delimiter(Some(&Path::from("exampledir")))
        .await
        .unwrap();
    assert_eq!(below.common_prefixes, [Path::from("exampledir/inner")]);
    assert_eq!(below.objects.len(), 1);
    // Inside of a store below that prefix, the placeholder of its root is none either.
    let inner = server.builder().prefix("exampledir").build().unwrap();
    let all: Vec<_> = inner
        .list(None)
        .map_ok(|meta| meta.location)
        .try_collect()
        .await
        .unwrap();
    assert_eq!(all, [Path::from("a")]);
}

#[tokio::test]
async fn keys_that_no_path_can_name_are_never_left_out_silently() {
    let server = Server::start(Kept::InMemory).await;
    let bucket = server.client().bucket(BUCKET).unwrap();
    for key in ["a//b", "dots/../c"] {
        bucket.put_object(key).send().await.unwrap();
        let listed: Result<Vec<_>, _> = server.store().list(None).try_collect().await;
        let error = listed.unwrap_err();
        assert!(matches!(error, Error::InvalidPath { .. }), "{error}");
        bucket.delete_object(key).send().await.unwrap();
    }
}

/// 2,500 objects are three pages, and three requests delete them.
#[tokio::test]
async fn many_objects_are_listed_and_deleted_in_batches() {
    let server = Server::start(Kept::InMemory).await;
    let store = server.store();
    let paths: Vec<_> = (0..2500)
        .map(|number| Path::from(format!("many/{number:04}")))
        .collect();
    stream::iter(&paths)
        .map(|path| store.put(path, "x".into()))
        .buffer_unordered(16)
        .try_collect::<Vec<_>>()
        .await
        .unwrap();
    server.take_requests();
    let listed: Vec<_> = store
        .list(None)
        .map_ok(|meta| meta.location)
        .try_collect()
        .await
        .unwrap();
    assert_eq!(listed, paths);
    assert_eq!(server.take_requests(), ["ListObjectsV2"; 3]);
    let after: Vec<_> = store
        .list_with_offset(None, &paths[2399])
        .try_collect()
        .await
        .unwrap();
    assert_eq!(after.len(), 100);
    assert_eq!(server.take_requests(), ["ListObjectsV2"]);
    // An error in the stream stays in its place.
    let mut locations: Vec<_> = paths.iter().cloned().map(Ok).collect();
    locations.insert(
        1500,
        Err(Error::NotImplemented {
            operation: "a test".to_owned(),
            implementer: "nobody".to_owned(),
        }),
    );
    let deleted: Vec<_> = store
        .delete_stream(stream::iter(locations).boxed())
        .collect()
        .await;
    assert!(matches!(deleted[1500], Err(Error::NotImplemented { .. })));
    let deleted: Vec<_> = deleted.into_iter().filter_map(Result::ok).collect();
    assert_eq!(deleted, paths);
    assert_eq!(server.take_requests(), ["DeleteMultipleObjects"; 3]);
    assert_eq!(store.list(None).count().await, 0);
}
