//! Beginning an upload.

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use crate::bucket::Bucket;
use crate::error::{Result, Subject};
use crate::operation::Operation;
use crate::operations::multipart::InitiateMultipartUpload;
use crate::presigned_upload::identity::Identity;
use crate::presigned_upload::sizes::Sizes;
use crate::presigned_upload::upload::PresignedUpload;

/// An upload in parts that is about to begin. Awaiting it begins it.
///
/// [`Bucket::presigned_upload`] creates it. All its methods are optional.
#[must_use = "nothing begins until it is awaited"]
pub struct BeginPresignedUpload {
    bucket: Bucket,
    key: String,
    part_size: Option<u64>,
    length: Option<u64>,
    initiate: InitiateMultipartUpload,
}

impl Bucket {
    /// Begins an upload in parts by somebody who has no keys. The module
    /// [`presigned_upload`](crate::presigned_upload) describes it, with an example.
    ///
    /// Needs the permission `oss:PutObject`.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if OSS has no upload of
    /// these sizes, and otherwise as [`initiate_multipart_upload`](Self::initiate_multipart_upload).
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the upload may have begun. It has no parts then.
    pub fn presigned_upload(&self, key: impl Into<String>) -> BeginPresignedUpload {
        let key = key.into();
        BeginPresignedUpload {
            bucket: self.clone(),
            initiate: self.initiate_multipart_upload(&key),
            key,
            part_size: None,
            length: None,
        }
    }
}

impl BeginPresignedUpload {
    /// Sets the length of the whole file in bytes, from 1 byte to 48.8 TiB.
    ///
    /// If it is not known, leave it out: every part but the last has the size of a part, and
    /// [`PresignedUpload::last_part`] says how large the last one is.
    pub fn length(mut self, bytes: u64) -> Self {
        self.length = Some(bytes);
        self
    }

    /// Sets the size in bytes of every part but the last, from 100 KiB to 5 GiB. There can be 10,000
    /// parts. The default is 8 MiB, or more if the file would have too many parts otherwise; and
    /// 64 MiB if the length is not known, which is enough for 625 GiB.
    pub fn part_size(mut self, bytes: u64) -> Self {
        self.part_size = Some(bytes);
        self
    }

    /// Changes the operation that begins the upload, which has settings for the object, such as its
    /// content type, storage class and metadata.
    pub fn initiate_with(
        mut self,
        settings: impl FnOnce(InitiateMultipartUpload) -> InitiateMultipartUpload,
    ) -> Self {
        self.initiate = settings(self.initiate);
        self
    }

    async fn begin(self) -> Result<PresignedUpload> {
        let sizes = Sizes::new(self.part_size, self.length)
            .map_err(|error| error.about(&Subject::for_operation(InitiateMultipartUpload::NAME)))?;
        let begun = self.initiate.send().await?;
        let identity = Identity {
            bucket: self.bucket,
            key: self.key,
            upload_id: begun.output.upload_id,
        };
        Ok(PresignedUpload::new(identity, sizes, None))
    }
}

impl IntoFuture for BeginPresignedUpload {
    type Output = Result<PresignedUpload>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.begin())
    }
}

impl fmt::Debug for BeginPresignedUpload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("BeginPresignedUpload")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .field("part_size", &self.part_size)
            .field("length", &self.length)
            .finish_non_exhaustive()
    }
}
