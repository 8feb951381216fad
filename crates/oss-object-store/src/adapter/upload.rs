//! Uploads in parts, step by step.

use oss_client::operations::multipart::{CompletedPart, CompletedParts};

use super::api::object_store::multipart::PartId;
use super::api::object_store::path::Path;
use super::api::object_store::{MultipartId, PutMultipartOptions, PutPayload, PutResult, Result};
use super::api::put_result;
use super::attributes::{Description, described};
use super::error::{about, generic};
use super::path::key;
use super::put::body;
use crate::OssStore;

/// Begins an upload.
pub(in super::super) async fn create(
    store: &OssStore,
    location: &Path,
    options: PutMultipartOptions,
) -> Result<MultipartId> {
    let description = Description::new(&options.attributes, &options.tags)?;
    let call = store
        .bucket()
        .initiate_multipart_upload(key(store, location)?);
    let call = described!(call, description);
    let begun = call.send().await.map_err(about(location))?;
    Ok(begun.into_output().upload_id)
}

/// Uploads a part. The index is counted from 0, and the numbers of OSS from 1.
pub(in super::super) async fn put_part(
    store: &OssStore,
    location: &Path,
    id: &MultipartId,
    index: usize,
    payload: PutPayload,
) -> Result<PartId> {
    let part = store
        .bucket()
        .upload_part(key(store, location)?, number(index)?, id)
        .body(body(payload))
        .send()
        .await
        .map_err(about(location))?;
    Ok(PartId {
        content_id: part.etag.to_string(),
    })
}

/// Completes an upload with these parts, in this order.
pub(in super::super) async fn complete(
    store: &OssStore,
    location: &Path,
    id: &MultipartId,
    mut parts: Vec<PartId>,
) -> Result<PutResult> {
    if parts.is_empty() {
        // OSS completes no upload without parts. A single part may be empty.
        parts.push(put_part(store, location, id, 0, PutPayload::default()).await?);
    }
    let mut listed = Vec::with_capacity(parts.len());
    for (index, part) in parts.into_iter().enumerate() {
        listed.push(CompletedPart::new(number(index)?, part.content_id));
    }
    let completed = store
        .bucket()
        .complete_multipart_upload(key(store, location)?, id)
        .completed_parts(CompletedParts::new(listed))
        .send()
        .await
        .map_err(about(location))?
        .into_output();
    let e_tag = completed.etag.map(|etag| etag.to_string());
    Ok(put_result(e_tag, completed.version_id))
}

/// Aborts an upload and deletes its parts.
pub(in super::super) async fn abort(
    store: &OssStore,
    location: &Path,
    id: &MultipartId,
) -> Result<()> {
    let call = store
        .bucket()
        .abort_multipart_upload(key(store, location)?, id);
    call.send().await.map(|_| ()).map_err(about(location))
}

fn number(index: usize) -> Result<u32> {
    let number = u32::try_from(index)
        .ok()
        .and_then(|index| index.checked_add(1));
    number.ok_or_else(|| generic("an upload has at most 10,000 parts"))
}
