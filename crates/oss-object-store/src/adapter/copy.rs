//! Copying and renaming objects.

use super::api::object_store::path::Path;
use super::api::object_store::{CopyMode, CopyOptions, ObjectStoreExt, Result};
use super::error::about;
use super::path::key;
use super::put::check_create;
use crate::OssStore;

/// Copies an object within the store, with its attributes and tags.
///
/// Most objects are copied by one request. OSS refuses that for large ones, which are then copied in
/// parts.
pub(super) async fn copy(
    store: &OssStore,
    from: &Path,
    to: &Path,
    options: CopyOptions,
) -> Result<()> {
    let (source, target) = (key(store, from)?, key(store, to)?);
    let creates = match options.mode {
        CopyMode::Overwrite => false,
        CopyMode::Create => {
            check_create(store, to).await?;
            true
        }
    };
    if source == target && !creates {
        // OSS would take away the metadata: for a copy of an object onto itself, it uses those of the
        // request.
        return store.head(from).await.map(|_| ());
    }
    let forbid = creates.then_some(true);
    let bucket = store.bucket();
    let copied = bucket
        .copy_object(&target, &source)
        .forbid_overwrite(forbid)
        .send()
        .await;
    let error = match copied {
        Ok(_) => return Ok(()),
        Err(error) => error,
    };
    if error.code() != Some("EntityTooLarge") {
        // What exists already is the target; everything else is about the source.
        return Err(about(if error.is_already_exists() { to } else { from })(
            error,
        ));
    }
    let transfers = bucket.client().transfers();
    let copy = transfers.copy(bucket.name().as_str(), target, source);
    let copy = copy.forbid_overwrite(forbid).send().await;
    copy.map(|_| ()).map_err(about(to))
}

/// Copies an object and deletes the source. OSS has no request for both, so if deleting fails, both are
/// there.
pub(super) async fn rename(
    store: &OssStore,
    from: &Path,
    to: &Path,
    options: CopyOptions,
) -> Result<()> {
    copy(store, from, to, options).await?;
    match from == to {
        true => Ok(()),
        false => store.delete(from).await,
    }
}
