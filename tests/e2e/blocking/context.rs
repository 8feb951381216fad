//! Where a thread may be blocked, and where it may not.

use std::io::Read;

use oss_client::blocking::{Io, Wait, body_from_reader};
use oss_client::{Bucket, Error, ErrorKind};

use super::Theatre;
use crate::stage::{KEY, Stage};

fn assert_refused(error: &Error) {
    assert_eq!(*error.kind(), ErrorKind::InvalidRequest);
    assert!(error.to_string().contains("inside async code"), "{error}");
    let hint = error.hint().unwrap();
    assert!(hint.contains(".await") && hint.contains("spawn_blocking"));
}

/// Every way of waiting fails, and says why.
async fn assert_nothing_waits(bucket: &Bucket) {
    assert_refused(&bucket.put_object(KEY).body("x").wait().unwrap_err());
    let mut items = bucket.list_objects_v2().items().into_iter();
    assert_refused(&items.next().unwrap().unwrap_err());
    assert!(items.next().is_none());
    let next = bucket.list_objects_v2().items().next().wait();
    assert_refused(&next.unwrap().unwrap_err());

    let object = bucket.get_object(KEY).await.unwrap();
    let error = Io::new(object.into_body()).read(&mut [0; 10]).unwrap_err();
    assert_refused(error.get_ref().unwrap().downcast_ref().unwrap());
    let object = bucket.get_object(KEY).await.unwrap();
    let mut reader = object.into_body().blocking_reader();
    let error = reader.read(&mut [0; 10]).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::InvalidInput);
    assert_refused(error.get_ref().unwrap().downcast_ref().unwrap());
}

#[tokio::test]
async fn inside_async_code_nothing_waits_and_nothing_is_sent() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).body("kept").await.unwrap();
    stage.witness.take_count();
    assert_nothing_waits(&bucket).await;
    assert_eq!(stage.witness.take_count(), 2);
    // The task goes on as before.
    assert_eq!(crate::faults::text(&bucket).await.unwrap(), "kept");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_task_is_refused_and_a_thread_for_blocking_is_not() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    bucket.put_object(KEY).body("kept").await.unwrap();

    let in_task = bucket.clone();
    tokio::spawn(async move { assert_nothing_waits(&in_task).await })
        .await
        .unwrap();

    let on_thread = bucket.clone();
    let text = tokio::task::spawn_blocking(move || {
        on_thread.get_object(KEY).wait().unwrap().text().wait()
    });
    assert_eq!(text.await.unwrap().unwrap(), "kept");

    let task = tokio::spawn(async move {
        let wait = || bucket.get_object(KEY).wait().unwrap().text().wait();
        assert_eq!(tokio::task::block_in_place(wait).unwrap(), "kept");
        // Outside of the block it is refused again.
        assert_refused(&bucket.get_object(KEY).wait().unwrap_err());
    });
    task.await.unwrap();
}

#[test]
fn a_thread_that_only_knows_a_runtime_may_be_blocked() {
    let (theatre, bucket) = Theatre::with_object(10);
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let _entered = runtime.enter();
    assert_eq!(bucket.head_object(KEY).wait().unwrap().content_length, 10);
    drop(theatre);
}

#[test]
fn a_future_that_is_waited_for_cannot_wait_itself() {
    let (_theatre, bucket) = Theatre::with_object(10);
    let inner = async {
        let error = bucket.head_object(KEY).wait().unwrap_err();
        assert_refused(&error);
        bucket.head_object(KEY).await
    };
    assert_eq!(inner.wait().unwrap().content_length, 10);
    assert_eq!(bucket.head_object(KEY).wait().unwrap().content_length, 10);
}

#[tokio::test]
async fn an_async_program_may_upload_from_a_reader() {
    let stage = Stage::new().await;
    let bucket = stage.bucket();
    let body = body_from_reader(std::io::repeat(7).take(1_000_000), Some(1_000_000));
    bucket.put_object(KEY).body(body).await.unwrap();
    let head = bucket.head_object(KEY).await.unwrap();
    assert_eq!(head.content_length, 1_000_000);
}
