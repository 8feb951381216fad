//! Uploads of any size.

mod abandon;
mod divisible;
mod finish;
mod part;
mod parts;
mod run;
pub(super) mod settings;
mod single;
mod source;
mod steps;
mod stream;

use std::fmt;
use std::future::{Future, IntoFuture};
use std::pin::Pin;

use crate::client::Client;
use crate::error::Result;
use crate::etag::ETag;
use crate::transfers::options::{Options, options, resumable};
use crate::transfers::upload::settings::{ObjectSettings, object_setters, setters};

pub(super) use abandon::Unfinished;
pub(super) use part::Part;
pub use source::UploadSource;

/// An upload of any size: in one request if the content is small, and otherwise in parts, several at
/// once. [`Transfers::upload`](super::Transfers::upload) creates it.
///
/// Every part is signed when it is sent, so that an upload may take longer than its access keys are
/// valid. The CRC-64 of each part is compared with that of the server, and so is that of the whole
/// object. A file that is written while it is uploaded is noticed; the upload then fails with
/// [`ErrorKind::FileChanged`](crate::ErrorKind::FileChanged).
///
/// Only an upload of a file that is given by its path can be [resumable](Self::resumable), because nothing else
/// is there again in another run. Awaiting the upload is the same as [`send`](Self::send).
#[must_use = "an upload does nothing until it is sent"]
pub struct Upload {
    client: Client,
    bucket: String,
    key: String,
    source: UploadSource,
    object: ObjectSettings,
    options: Options,
    leave_parts: Option<bool>,
    delete_corrupt: Option<bool>,
}

/// What an upload has created.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct UploadOutput {
    /// The ETag of the object, if OSS has answered it.
    pub etag: Option<ETag>,
    /// The version of the object, in a bucket with versioning.
    pub version_id: Option<String>,
    /// The CRC-64 of the object, if OSS has answered it. It was compared with that of the content.
    pub crc64: Option<u64>,
    /// The size of the object in bytes.
    pub size: u64,
    /// The number of parts, or 0 if the object was uploaded by one request.
    pub parts: u64,
    /// How many bytes of them an earlier run of the upload had already sent.
    pub resumed: u64,
    /// Whether the answer to the last request was lost, and the object was found afterwards.
    pub recovered: bool,
    /// The ids of further multipart uploads of this key that were begun meanwhile, and that may belong to
    /// this upload because an answer was lost. See
    /// [`Error::other_upload_ids`](crate::Error::other_upload_ids).
    pub other_upload_ids: Vec<String>,
}

impl Upload {
    pub(super) fn new(client: &Client, bucket: String, key: String, source: UploadSource) -> Self {
        Self {
            client: client.clone(),
            bucket,
            key,
            source,
            object: ObjectSettings::default(),
            options: Options::default(),
            leave_parts: None,
            delete_corrupt: None,
        }
    }

    /// Sets whether the parts stay in OSS if the upload fails or is dropped. They cost money until the
    /// upload is aborted. By default they stay if the upload is [resumable](Self::resumable), and
    /// otherwise the upload is aborted.
    pub fn leave_parts(mut self, leave: bool) -> Self {
        self.leave_parts = Some(leave);
        self
    }

    /// Sets whether an object that turns out to be damaged is deleted. By default it is if its version is
    /// known, since then nothing else can be deleted; without a version it is never deleted.
    pub fn delete_corrupt(mut self, delete: bool) -> Self {
        self.delete_corrupt = Some(delete);
        self
    }

    /// Makes the upload.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::InvalidRequest`](crate::ErrorKind::InvalidRequest) if no object can have this size,
    ///   or not with this part size. Nothing is sent.
    /// - [`ErrorKind::FileChanged`](crate::ErrorKind::FileChanged) if the file was written meanwhile, and
    ///   [`ErrorKind::BodySource`](crate::ErrorKind::BodySource) if the content could not be read or does
    ///   not have its stated length.
    /// - [`ErrorKind::Integrity`](crate::ErrorKind::Integrity) if OSS has received something else.
    /// - [`ErrorKind::AlreadyRunning`](crate::ErrorKind::AlreadyRunning) if another process makes the same
    ///   resumable upload.
    /// - The errors of the requests. If an upload in parts was begun and not aborted,
    ///   [`Error::upload_id`](crate::Error::upload_id) says which one.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, no further part is sent, and a task in the background aborts the upload,
    /// for which it has 30 seconds. A [resumable](Self::resumable) upload is left as it is.
    pub async fn send(self) -> Result<UploadOutput> {
        run::run(self).await
    }

    /// Takes settings over that were made elsewhere.
    pub(super) fn with(self, object: ObjectSettings, options: Options) -> Self {
        Self {
            object,
            options,
            ..self
        }
    }

    fn leaves_parts(&self) -> bool {
        let is_resumable = !matches!(
            self.options.resume,
            crate::transfers::options::Resume::Never
        );
        self.leave_parts.unwrap_or(is_resumable)
    }
}

options!(Upload);
resumable!(Upload);
object_setters!(Upload);
setters!(Upload {
    /// The callback after the upload, as [`callback`](crate::callback) writes it (`x-oss-callback`).
    callback: String,
    /// The variables of the callback (`x-oss-callback-var`).
    callback_var: String,
    /// Until when the object cannot be changed or deleted (`x-oss-object-worm-retain-until-date`).
    object_worm_retain_until_date: oss_sign::UtcSeconds,
    /// How the object is retained (`x-oss-object-worm-mode`).
    object_worm_mode: crate::operations::common::RetentionMode,
    /// Whether there is a legal hold on the object (`x-oss-object-worm-legal-hold`).
    object_worm_legal_hold: crate::operations::common::LegalHoldStatus,
});

impl IntoFuture for Upload {
    type Output = Result<UploadOutput>;
    type IntoFuture = Pin<Box<dyn Future<Output = Self::Output> + Send>>;

    fn into_future(self) -> Self::IntoFuture {
        Box::pin(self.send())
    }
}

impl fmt::Debug for Upload {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Upload")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .field("source", &self.source)
            .finish_non_exhaustive()
    }
}
