//! Uploading an object by one request.

use oss_client::transport::Body;

use super::api::object_store::path::Path;
use super::api::object_store::{Error, PutMode, PutOptions, PutPayload, PutResult, Result};
use super::api::put_result;
use super::attributes::{Description, described};
use super::error::{about, not_supported};
use super::path::key;
use crate::OssStore;

/// Uploads an object, by `PutObject`.
///
/// Its modes: `Overwrite` needs nothing; `Create` forbids overwriting, which OSS respects only in buckets
/// that were never versioned; `Update` is not there, since OSS has no conditional writes by ETag.
pub(super) async fn put(
    store: &OssStore,
    location: &Path,
    payload: PutPayload,
    options: PutOptions,
) -> Result<PutResult> {
    let mut call = store.bucket().put_object(key(store, location)?);
    match options.mode {
        PutMode::Overwrite => {}
        PutMode::Create => {
            check_create(store, location).await?;
            call = call.forbid_overwrite(true);
        }
        PutMode::Update(_) => {
            return Err(Error::NotImplemented {
                operation: "put_opts with PutMode::Update".to_owned(),
                implementer: "OSS, which has no conditional writes by ETag".to_owned(),
            });
        }
    }
    let description = Description::new(&options.attributes, &options.tags)?;
    let call = described!(call.body(body(payload)), description);
    let stored = call.send().await.map_err(about(location))?.into_output();
    Ok(put_result(Some(stored.etag.to_string()), stored.version_id))
}

/// Fails if a request cannot be kept from overwriting an object.
pub(super) async fn check_create(store: &OssStore, location: &Path) -> Result<()> {
    let objection = store.versioning().objection(store.bucket()).await;
    match objection.map_err(about(location))? {
        None => Ok(()),
        Some(reason) => Err(not_supported(reason)),
    }
}

/// Makes a body of the pieces of a payload, without joining them.
pub(super) fn body(payload: PutPayload) -> Body {
    Body::rope(payload)
}
