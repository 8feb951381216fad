//! Deleting objects.

use std::collections::BTreeMap;

use futures_util::StreamExt;
use futures_util::stream::{self, BoxStream};
use oss_client::Response;
use oss_client::operations::object::{
    DeleteMultipleObjectsOutput, NotDeletedObject, ObjectsToDelete,
};

use super::api::object_store::path::Path;
use super::api::object_store::{Error, Result};
use super::error::{about, of};
use super::path::key;
use crate::OssStore;
use crate::outcome::Outcome;

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
    let refusals = match keys.as_slice() {
        [] => Ok(Refusals::default()),
        [key] => {
            let answer = store.bucket().delete_object(key).send().await;
            answer.map(|_| Refusals::default())
        }
        _ => {
            let call = store.bucket();
            let call = call.delete_multiple_objects(ObjectsToDelete::new(keys));
            call.send().await.map(Refusals::of)
        }
    };
    let refusals = match refusals {
        Ok(refusals) => refusals,
        Err(error) => return failed(store, batch, error),
    };
    let outcome = |path: Result<Path>| {
        let path = path?;
        // A path may stand in the batch twice.
        match refusals.by_key.get(&key(store, &path)?) {
            None => Ok(path),
            Some(refused) => Err(not_deleted(&path, refused, &refusals.request_id)),
        }
    };
    batch.into_iter().map(outcome).collect()
}

/// The objects that OSS has refused to delete, although it has answered the request.
#[derive(Default)]
struct Refusals {
    by_key: BTreeMap<String, NotDeletedObject>,
    request_id: String,
}

impl Refusals {
    fn of(answer: Response<DeleteMultipleObjectsOutput>) -> Self {
        let request_id = answer.request_id().to_owned();
        let refused = answer.into_output().not_deleted.into_iter();
        Self {
            by_key: refused.map(|one| (one.key.clone(), one)).collect(),
            request_id,
        }
    }
}

/// The request failed, so each of its objects may still be there. An error of the client is one value, and
/// the first object gets it; the others get an error of the same kind with its text.
fn failed(
    store: &OssStore,
    batch: Vec<Result<Path>>,
    error: oss_client::Error,
) -> Vec<Result<Path>> {
    let (outcome, text) = (Outcome::of(&error), error.to_string());
    let mut error = Some(error);
    let each = |path: Result<Path>| {
        let path = path?;
        key(store, &path)?;
        Err(match error.take() {
            Some(error) => about(&path)(error),
            None => of(outcome, path.as_ref(), text.clone().into()),
        })
    };
    batch.into_iter().map(each).collect()
}

/// OSS refused to delete one object of a batch.
fn not_deleted(path: &Path, refused: &NotDeletedObject, request_id: &str) -> Error {
    let code = refused.code.as_deref().unwrap_or("no code");
    let message = refused.message.as_deref().unwrap_or("no message");
    let outcome = match code {
        "AccessDenied" => Outcome::PermissionDenied,
        _ => Outcome::Other,
    };
    let text = format!("{path} was not deleted: {code}: {message} (request id {request_id})");
    of(outcome, path.as_ref(), text.into())
}
