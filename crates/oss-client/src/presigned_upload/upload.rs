//! An upload whose parts somebody without keys sends.

use std::fmt;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::error::{Error, Result, Subject};
use crate::presigned_upload::identity::Identity;
use crate::presigned_upload::part::{PresignPart, PresignedPart};
use crate::presigned_upload::sizes::Sizes;
use crate::presigned_upload::status::UploadStatus;
use crate::presigned_upload::unfinished::UnfinishedUpload;

/// An upload whose parts somebody without keys sends, by URLs that are presigned here.
///
/// [`Bucket::presigned_upload`](crate::Bucket::presigned_upload) begins one, and [`Bucket::resume_presigned_upload`](crate::Bucket::resume_presigned_upload) goes on with it in another
/// process. The module [`presigned_upload`](crate::presigned_upload) has an example, and says what the
/// URLs allow.
///
/// Dropping the value changes nothing: the upload stays until it is completed or aborted.
pub struct PresignedUpload {
    pub(super) identity: Identity,
    pub(super) sizes: Sizes,
    /// The ETag of the object, once its completion was begun.
    completed_etag: Mutex<Option<String>>,
}

impl PresignedUpload {
    pub(super) fn new(identity: Identity, sizes: Sizes, completed_etag: Option<String>) -> Self {
        Self {
            identity,
            sizes,
            completed_etag: Mutex::new(completed_etag),
        }
    }

    /// Returns the key that the object gets.
    pub fn key(&self) -> &str {
        &self.identity.key
    }

    /// Returns the ID of the upload.
    pub fn upload_id(&self) -> &str {
        &self.identity.upload_id
    }

    /// Returns the size in bytes of every part but the last.
    pub fn part_size(&self) -> u64 {
        self.sizes.part_size
    }

    /// Returns the length of the whole file in bytes, if it is known.
    pub fn length(&self) -> Option<u64> {
        self.sizes.length
    }

    /// Returns how many parts the file has, if its length is known.
    pub fn part_count(&self) -> Option<u32> {
        self.sizes.count().and_then(|count| count.try_into().ok())
    }

    /// Returns what another process needs to go on with the upload.
    pub fn unfinished(&self) -> UnfinishedUpload {
        UnfinishedUpload {
            bucket: self.identity.bucket.name().to_string(),
            key: self.identity.key.clone(),
            upload_id: self.identity.upload_id.clone(),
            part_size: self.sizes.part_size,
            length: self.sizes.length,
            completed_etag: self.completed_etag(),
        }
    }

    /// Signs the URL for one part, which works for the given duration. Awaiting the returned value
    /// signs; its methods restrict the URL further.
    ///
    /// The part must have exactly the length that [`PresignedPart::length`] returns. If the length of the
    /// file is not known, that is the size of a part, and the last part is signed by
    /// [`last_part`](Self::last_part).
    ///
    /// ```
    /// # use std::time::Duration;
    /// # async fn example(upload: oss_client::presigned_upload::PresignedUpload) -> Result<(), oss_client::Error> {
    /// let part = upload.part(1, Duration::from_secs(900)).await?;
    /// println!("{} until {}", part.request(), part.request().expires_at().to_iso_extended());
    /// # Ok(())
    /// # }
    /// ```
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if there is no part of
    /// this number, and otherwise as `presign` of every operation does. Nothing is sent to OSS, so it
    /// is not noticed here if the upload was completed or aborted.
    ///
    /// # Security
    ///
    /// Whoever has the URL can upload this part until the URL ends.
    pub fn part(&self, number: u32, expires_in: Duration) -> PresignPart {
        let length = self.sizes.of_part(number);
        self.presign(number, length, expires_in)
    }

    /// Signs the URL for the last part of a file whose length becomes known only now. `length` is that
    /// of the part in bytes, from 1 to the size of a part.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if the last part cannot
    /// have this number or this length, and otherwise as [`part`](Self::part).
    pub fn last_part(&self, number: u32, length: u64, expires_in: Duration) -> PresignPart {
        let length = self.sizes.check_last(number, length).map(|()| length);
        self.presign(number, length, expires_in)
    }

    /// Signs the URLs for several parts, in the order in which they are given.
    ///
    /// # Errors
    ///
    /// Fails as [`part`](Self::part) does.
    pub async fn parts(
        &self,
        numbers: impl IntoIterator<Item = u32>,
        expires_in: Duration,
    ) -> Result<Vec<PresignedPart>> {
        let mut signed = Vec::new();
        for part in numbers
            .into_iter()
            .map(|number| self.part(number, expires_in))
        {
            signed.push(part.await?);
        }
        Ok(signed)
    }

    fn presign(&self, number: u32, length: Result<u64>, expires_in: Duration) -> PresignPart {
        let offset = self.sizes.offset(number);
        let length = length.map_err(|error| self.about(error, "UploadPart"));
        PresignPart::new(self.identity.clone(), number, offset, length, expires_in)
    }

    /// Asks OSS which parts have arrived, and compares them with what there should be.
    ///
    /// Needs the permission `oss:ListParts`.
    ///
    /// # Errors
    ///
    /// Fails with `NoSuchUpload` if the upload was completed or aborted, and otherwise as
    /// [`list_parts`](crate::Bucket::list_parts).
    pub async fn status(&self) -> Result<UploadStatus> {
        let Identity {
            bucket,
            key,
            upload_id,
        } = &self.identity;
        let mut items = bucket.list_parts(key, upload_id).items();
        let mut parts = Vec::new();
        while let Some(part) = items.next().await.transpose()? {
            parts.push(part);
        }
        Ok(UploadStatus::new(&self.sizes, parts))
    }

    /// Aborts the upload. OSS deletes its parts, and its URLs do not work any more.
    ///
    /// A part that is being uploaded at this moment may be left over. If that matters, call it again
    /// until it fails with `NoSuchUpload`.
    ///
    /// Needs the permission `oss:AbortMultipartUpload`.
    ///
    /// # Errors
    ///
    /// Fails with `NoSuchUpload` if the upload was completed or aborted, and otherwise as
    /// [`abort_multipart_upload`](crate::Bucket::abort_multipart_upload).
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the upload may have been aborted.
    pub async fn abort(&self) -> Result<()> {
        let Identity {
            bucket,
            key,
            upload_id,
        } = &self.identity;
        bucket.abort_multipart_upload(key, upload_id).send().await?;
        Ok(())
    }

    pub(super) fn completed_etag(&self) -> Option<String> {
        let etag = self.completed_etag.lock();
        etag.unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(super) fn set_completed_etag(&self, etag: Option<String>) {
        let own = self.completed_etag.lock();
        *own.unwrap_or_else(PoisonError::into_inner) = etag;
    }

    pub(super) fn about(&self, error: Error, operation: &'static str) -> Error {
        let Identity { bucket, key, .. } = &self.identity;
        error.about(&Subject {
            operation,
            resource: format!("{}/{}", bucket.name(), key.escape_debug()),
        })
    }
}

impl fmt::Debug for PresignedUpload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PresignedUpload")
            .field("bucket", &self.identity.bucket)
            .field("key", &self.identity.key)
            .field("upload_id", &self.identity.upload_id)
            .field("sizes", &self.sizes)
            .finish_non_exhaustive()
    }
}
