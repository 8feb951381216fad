//! Uploads, downloads and copies of any size: in parts, several at once, resumable, checked.
//!
//! [`Client::transfers`] is the entry. Small contents are transferred by one request, large ones in
//! parts. All transfers of a client share one scheduler: it decides which part is next, adapts how many of
//! them are under way to what the network and OSS can do, and keeps within the memory that
//! [`TransferLimits`] allow.
//!
//! ```
//! # use std::path::Path;
//! # #[tokio::main]
//! # async fn main() -> Result<(), Box<dyn std::error::Error>> {
//! # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
//! # let client = oss_client::Client::builder()
//! #     .endpoint(oss.endpoint())
//! #     .region(oss.region())
//! #     .credentials(oss.credentials())
//! #     .build()?;
//! # let folder = tempfile::tempdir()?;
//! # let (source, destination) = (folder.path().join("video.mp4"), folder.path().join("copy.mp4"));
//! # tokio::fs::write(&source, vec![7; 3_000_000]).await?;
//! let transfers = client.transfers();
//! let uploaded = transfers
//!     .upload("examplebucket", "exampledir/video.mp4", &source)
//!     .content_type("video/mp4")
//!     .send()
//!     .await?;
//! let downloaded = transfers
//!     .download("examplebucket", "exampledir/video.mp4")
//!     .to_file(&destination)
//!     .await?;
//! assert_eq!(uploaded.size, downloaded.size);
//! assert!(downloaded.verification.is_verified());
//! # Ok(())
//! # }
//! ```

mod checkpoint;
mod copy;
mod download;
mod options;
mod plan;
mod progress;
mod reader;
mod sweep;
mod tasks;
mod upload;
mod writer;

use std::fmt;

use crate::client::Client;
use crate::error::Result;

pub use crate::scheduler::TransferLimits;

pub use copy::{Copy, CopyOutput};
pub use download::{Download, DownloadOutput, ObjectStream};
pub use progress::{Progress, Snapshot};
pub use reader::ObjectReader;
pub use sweep::{Sweep, SweptUpload};
pub use upload::{Upload, UploadOutput, UploadSource};
pub use writer::{ObjectWriter, WriterBuilder};

/// The transfers of a client. [`Client::transfers`] returns it.
#[derive(Clone)]
pub struct Transfers {
    client: Client,
}

impl Client {
    /// Returns the entry to transfers of any size. The module [`transfers`](crate::transfers) has an
    /// example.
    pub fn transfers(&self) -> Transfers {
        Transfers {
            client: self.clone(),
        }
    }
}

impl Transfers {
    /// Uploads content of any size: a path, an open file, bytes, or with [`UploadSource::reader`] and
    /// [`UploadSource::stream`] everything else.
    ///
    /// Needs the permission `oss:PutObject`; to clean up after failures, `oss:AbortMultipartUpload`; to
    /// continue an earlier run, `oss:ListParts`.
    pub fn upload(
        &self,
        bucket: impl Into<String>,
        key: impl Into<String>,
        source: impl Into<UploadSource>,
    ) -> Upload {
        Upload::new(&self.client, bucket.into(), key.into(), source.into())
    }

    /// Downloads an object of any size, to a file, to a writer, or as a stream.
    ///
    /// Needs the permission `oss:GetObject`.
    pub fn download(&self, bucket: impl Into<String>, key: impl Into<String>) -> Download {
        Download::new(&self.client, bucket.into(), key.into())
    }

    /// Opens an object as a file that can be read anywhere. [`Download::open`] does the same, with further
    /// settings.
    ///
    /// Needs the permission `oss:GetObject`.
    ///
    /// # Errors
    ///
    /// Fails with the errors of the first request.
    pub async fn open(
        &self,
        bucket: impl Into<String>,
        key: impl Into<String>,
    ) -> Result<ObjectReader> {
        self.download(bucket, key).open().await
    }

    /// Returns the configuration of an object that is written like a file.
    ///
    /// Needs the permissions of [`upload`](Self::upload).
    pub fn writer(&self, bucket: impl Into<String>, key: impl Into<String>) -> WriterBuilder {
        WriterBuilder::new(&self.client, bucket.into(), key.into())
    }

    /// Aborts multipart uploads that nobody has completed. See [`Sweep`].
    ///
    /// Needs the permissions `oss:ListMultipartUploads` and `oss:AbortMultipartUpload`.
    pub fn sweep(&self, bucket: impl Into<String>) -> Sweep {
        Sweep::new(&self.client, bucket.into())
    }

    /// Copies an object of any size inside OSS, from `source_key` of the same bucket, or of the
    /// [source bucket](Copy::source_bucket).
    ///
    /// Needs the permissions `oss:GetObject` on the source and `oss:PutObject` on the copy, and for tags
    /// `oss:GetObjectTagging` and `oss:PutObjectTagging`.
    pub fn copy(
        &self,
        bucket: impl Into<String>,
        key: impl Into<String>,
        source_key: impl Into<String>,
    ) -> Copy {
        Copy::new(&self.client, bucket.into(), key.into(), source_key.into())
    }
}

impl fmt::Debug for Transfers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transfers")
            .field("client", &self.client)
            .finish()
    }
}
