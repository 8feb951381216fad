//! Deleting objects.

use std::collections::BTreeMap;

use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use oss_client::operations::object::{NotDeletedObject, ObjectsToDelete};

use super::api::object_store::path::Path;
use super::api::object_store::{Error, Result};
use super::error::{about, generic};
use super::path::key;
use crate::OssStore;

/// How many objects one request deletes at most.
const BATCH: usize = 1000;
/// How many requests are made at once.
const PARALLEL: usize = 8;

/// Deletes the objects of a stream and returns their paths in the same order. An object that does not
/// exist counts as deleted.
pub(super) fn delete(
    store: &OssStore,
    locations: BoxStream<'static, Result<Path>>,
) -> BoxStream<'static, Result<Path>> {
    let store = store.clone();
    locations
        .chunks(BATCH)
        .map(move |batch| {
            let store = store.clone();
            async move { stream::iter(delete_batch(&store, batch).await) }
        })
        .buffered(PARALLEL)
        .flatten()
        .boxed()
}

/// Deletes the paths of a batch. What is an error already stays one, in its place.
async fn delete_batch(store: &OssStore, batch: Vec<Result<Path>>) -> Vec<Result<Path>> {
    let keys: Vec<String> = batch
        .iter()
        .filter_map(|path| key(store, path.as_ref().ok()?).ok())
        .collect();
    let failures = match keys.as_slice() {
        [] => Ok(BTreeMap::new()),
        [key] => match store.bucket().delete_object(key).send().await {
            Ok(_) => Ok(BTreeMap::new()),
            Err(error) => Err(error),
        },
        _ => {
            let call = store.bucket();
            let call = call.delete_multiple_objects(ObjectsToDelete::new(keys));
            let answer = call.send().await;
            answer.map(|answer| {
                let refused = answer.into_output().not_deleted.into_iter();
                refused
                    .map(|refused| (refused.key.clone(), refused))
                    .collect()
            })
        }
    };
    let mut failures = match failures {
        Ok(failures) => failures,
        Err(error) => return failed(store, batch, error),
    };
    batch
        .into_iter()
        .map(|path| {
            let path = path?;
            match failures.remove(&key(store, &path)?) {
                None => Ok(path),
                Some(refused) => Err(not_deleted(&path, &refused)),
            }
        })
        .collect()
}

/// The request failed, so each of its objects may still be there. An error of the client is one value, and
/// the first object gets it; the others repeat its text.
fn failed(
    store: &OssStore,
    batch: Vec<Result<Path>>,
    error: oss_client::Error,
) -> Vec<Result<Path>> {
    let text = error.to_string();
    let mut error = Some(error);
    batch
        .into_iter()
        .map(|path| {
            let path = path?;
            key(store, &path)?;
            Err(match error.take() {
                Some(error) => about(&path)(error),
                None => generic(format!("{path} was not deleted: {text}")),
            })
        })
        .collect()
}

/// OSS refused to delete one object of a batch.
fn not_deleted(path: &Path, refused: &NotDeletedObject) -> Error {
    let code = refused.code.as_deref().unwrap_or("no code");
    let message = refused.message.as_deref().unwrap_or("no message");
    let source = format!("{code}: {message}").into();
    let path = path.to_string();
    match refused.code.as_deref() {
        Some("AccessDenied") => Error::PermissionDenied { path, source },
        _ => generic(format!("{path} was not deleted: {source}")),
    }
}
