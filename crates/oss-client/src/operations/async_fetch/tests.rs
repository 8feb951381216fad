//! What goes out and comes back, by the samples.

// Written by `cargo xtask codegen` from the files in `xtask/model`.

use crate::operations::async_fetch::{
    AsyncFetchTaskConfiguration, GetAsyncFetchTask, PutAsyncFetchTask,
};
use crate::operations::common::StorageClass;
use crate::operations::sample;
use crate::operations::sample::random;

#[test]
fn put_async_fetch_task() {
    let bucket = sample::bucket("PutAsyncFetchTask");
    sample::sends(
        "PutAsyncFetchTask",
        bucket.put_async_fetch_task(
            AsyncFetchTaskConfiguration::new("https://files.harbor.example/tide.csv", "object")
                .host("host")
                .content_md5("content-md5")
                .callback("callback")
                .storage_class(StorageClass::Ia)
                .ignore_same_key(true)
                .callback_when_failed(true),
        ),
    );
    sample::presigns(
        || {
            bucket.put_async_fetch_task(AsyncFetchTaskConfiguration::new(
                "https://files.harbor.example/tide.csv",
                "object",
            ))
        },
        &[],
    );
    let output = sample::reads::<PutAsyncFetchTask>("PutAsyncFetchTask");
    assert_eq!(
        output.task_id,
        "4be5beb0f74f490186311b268bf6000a".to_owned()
    );
}

#[test]
fn get_async_fetch_task() {
    let bucket = sample::bucket("GetAsyncFetchTask");
    sample::sends(
        "GetAsyncFetchTask",
        bucket.get_async_fetch_task("x-oss-task-id"),
    );
    sample::presigns(|| bucket.get_async_fetch_task("x-oss-task-id"), &[]);
    let output = sample::reads::<GetAsyncFetchTask>("GetAsyncFetchTask");
    assert_eq!(
        output.task_id,
        "4be5beb0f74f490186311b268bf6000a".to_owned()
    );
    assert_eq!(output.state, "state".to_owned());
    assert_eq!(output.error_message, Some("error-msg".to_owned()));
    assert_eq!(
        output.task_info,
        AsyncFetchTaskConfiguration {
            url: "https://files.harbor.example/tide.csv".to_owned(),
            object: "object".to_owned(),
            host: Some("host".to_owned()),
            content_md5: Some("content-md5".to_owned()),
            callback: Some("callback".to_owned()),
            storage_class: Some(StorageClass::Ia),
            ignore_same_key: Some(true),
            callback_when_failed: Some(true)
        }
    );
}

#[test]
fn structures_survive_a_document() {
    sample::survives::<AsyncFetchTaskConfiguration>();
}

random!(AsyncFetchTaskConfiguration {
    url,
    object,
    host,
    content_md5,
    callback,
    storage_class,
    ignore_same_key,
    callback_when_failed
});
