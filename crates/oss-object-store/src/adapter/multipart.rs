//! Uploads in parts whose sizes the caller chooses.

use std::collections::BTreeMap;
use std::fmt;
use std::sync::{Arc, Mutex, PoisonError};

use async_trait::async_trait;
use bytes::Bytes;
use futures_util::FutureExt;
use oss_client::ETag;
use oss_client::integrity::Crc64;
use oss_client::operations::multipart::{CompletedPart, CompletedParts};
use oss_client::transport::Body;

use super::api::object_store::path::Path;
use super::api::object_store::{
    MultipartUpload, PutMultipartOptions, PutPayload, PutResult, Result, UploadPart,
};
use super::api::put_result;
use super::error::{about, generic};
use super::path::key;
use super::upload;
use crate::OssStore;
use crate::parts::smallest_part;

/// Begins an upload in parts.
pub(super) async fn begin(
    store: &OssStore,
    location: &Path,
    options: PutMultipartOptions,
) -> Result<Box<dyn MultipartUpload>> {
    let id = upload::create(store, location, options).await?;
    Ok(Box::new(Upload {
        target: Arc::new(Target {
            store: store.clone(),
            location: location.clone(),
            key: key(store, location)?,
            id,
        }),
        parts: Arc::default(),
        sent: 0,
        pending: Pending::default(),
        is_open: true,
    }))
}

/// An upload in parts.
///
/// Every part but the last one must have at least 100 KiB. Smaller payloads are kept until they are that
/// large together, and become one part; the last part is sent when the upload is completed. An upload
/// that is dropped before that is aborted in the background.
struct Upload {
    target: Arc<Target>,
    /// The parts that OSS has, by their numbers.
    parts: Arc<Mutex<BTreeMap<u32, Part>>>,
    /// How many parts were begun. They have the numbers from 1 on.
    sent: u32,
    pending: Pending,
    is_open: bool,
}

/// Where the parts go.
struct Target {
    store: OssStore,
    location: Path,
    key: String,
    id: String,
}

/// A part that OSS has.
struct Part {
    etag: ETag,
    crc64: Option<u64>,
    size: u64,
}

/// Payloads that are too small for a part of their own.
#[derive(Default)]
struct Pending {
    pieces: Vec<Bytes>,
    size: u64,
}

impl Pending {
    fn push(&mut self, payload: PutPayload) {
        self.size += payload.content_length() as u64;
        self.pieces.extend(payload);
    }
}

impl Upload {
    /// Begins the next part with everything that is pending.
    fn next_part(&mut self) -> impl Future<Output = Result<()>> + Send + 'static {
        self.sent += 1;
        let (number, pending) = (self.sent, std::mem::take(&mut self.pending));
        let (target, parts) = (self.target.clone(), self.parts.clone());
        async move {
            let part = target.send(number, pending).await?;
            let mut parts = parts.lock().unwrap_or_else(PoisonError::into_inner);
            parts.insert(number, part);
            Ok(())
        }
    }

    /// Returns the parts as the last request lists them, and the checksum of all of them together, if OSS
    /// has answered each.
    fn listed(&self) -> Result<(Vec<CompletedPart>, Option<u64>)> {
        let parts = self.parts.lock().unwrap_or_else(PoisonError::into_inner);
        if parts.len() != self.sent as usize {
            return Err(generic(format!(
                "{} of {} parts were not uploaded; every future of put_part must be awaited before the \
                 upload is completed",
                self.sent as usize - parts.len(),
                self.sent
            )));
        }
        let listed = parts.iter();
        let listed = listed.map(|(number, part)| CompletedPart::new(*number, &part.etag));
        let crc64 = parts.values().try_fold(0, |crc64, part| {
            Some(Crc64::combine(crc64, part.crc64?, part.size))
        });
        Ok((listed.collect(), crc64))
    }
}

#[async_trait]
impl MultipartUpload for Upload {
    fn put_part(&mut self, data: PutPayload) -> UploadPart {
        self.pending.push(data);
        match self.pending.size < smallest_part(self.sent) {
            true => std::future::ready(Ok(())).boxed(),
            false => self.next_part().boxed(),
        }
    }

    async fn complete(&mut self) -> Result<PutResult> {
        // OSS completes no upload without parts. A single part may be empty.
        if self.pending.size > 0 || self.sent == 0 {
            self.next_part().await?;
        }
        let (listed, expected) = self.listed()?;
        let Target {
            store,
            location,
            key,
            id,
        } = &*self.target;
        let completed = store
            .bucket()
            .complete_multipart_upload(key, id)
            .completed_parts(CompletedParts::new(listed))
            .send()
            .await
            .map_err(about(location))?
            .into_output();
        self.is_open = false;
        match (expected, completed.crc64) {
            (Some(expected), Some(actual)) if expected != actual => Err(generic(format!(
                "the object {location} is not what was sent: its CRC-64 is {actual}, and that of the parts \
                 is {expected}"
            ))),
            _ => {
                let e_tag = completed.etag.map(|etag| etag.to_string());
                Ok(put_result(e_tag, completed.version_id))
            }
        }
    }

    async fn abort(&mut self) -> Result<()> {
        let Target {
            store,
            location,
            id,
            ..
        } = &*self.target;
        upload::abort(store, location, id).await?;
        self.is_open = false;
        Ok(())
    }
}

impl Target {
    async fn send(&self, number: u32, pending: Pending) -> Result<Part> {
        let bucket = self.store.bucket();
        let sent = bucket
            .upload_part(&self.key, number, &self.id)
            .body(Body::rope(pending.pieces))
            .send()
            .await
            .map_err(about(&self.location))?
            .into_output();
        Ok(Part {
            etag: sent.etag,
            crc64: sent.crc64,
            size: pending.size,
        })
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        // Outside of a runtime nothing can be sent. The parts stay then, as after the end of a process.
        let (true, Ok(runtime)) = (self.is_open, tokio::runtime::Handle::try_current()) else {
            return;
        };
        let target = self.target.clone();
        runtime.spawn(async move {
            let Target {
                store,
                location,
                id,
                ..
            } = &*target;
            if let Err(error) = upload::abort(store, location, id).await {
                tracing::warn!(upload_id = id, %error, "an upload that was given up was not aborted");
            }
        });
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("location", &self.target.location)
            .field("upload_id", &self.target.id)
            .field("parts", &self.sent)
            .finish_non_exhaustive()
    }
}
