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
mod directory;
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
use std::path::PathBuf;

use crate::client::Client;
use crate::error::Result;

pub use crate::scheduler::TransferLimits;

pub use copy::{Copy, CopyOutput};
pub use directory::{
    Action, Compare, Directory, DirectoryReport, DirectoryRun, DirectoryTransfer, Entry,
    FileReport, Refusal, Skip, Step, Withheld,
};
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

    /// Uploads a local folder to a prefix, as described at [`DirectoryTransfer`].
    ///
    /// Needs the permissions of [`upload`](Self::upload).
    pub fn upload_dir(
        &self,
        local: impl Into<PathBuf>,
        bucket: impl Into<String>,
        prefix: impl Into<String>,
    ) -> DirectoryTransfer {
        let to = Directory::bucket(bucket, prefix);
        DirectoryTransfer::all(&self.client, Directory::local(local), to)
    }

    /// Downloads all objects under a prefix to a local folder, which is created if it does not exist, as
    /// described at [`DirectoryTransfer`].
    ///
    /// Needs the permissions `oss:ListObjects` and `oss:GetObject`.
    pub fn download_dir(
        &self,
        bucket: impl Into<String>,
        prefix: impl Into<String>,
        local: impl Into<PathBuf>,
    ) -> DirectoryTransfer {
        let from = Directory::bucket(bucket, prefix);
        DirectoryTransfer::all(&self.client, from, Directory::local(local))
    }

    /// Copies all objects under a prefix to another one inside OSS, as described at [`DirectoryTransfer`].
    ///
    /// Needs the permission `oss:ListObjects` on the source, and those of [`copy`](Self::copy).
    pub fn copy_dir(
        &self,
        source_bucket: impl Into<String>,
        source_prefix: impl Into<String>,
        bucket: impl Into<String>,
        prefix: impl Into<String>,
    ) -> DirectoryTransfer {
        let from = Directory::bucket(source_bucket, source_prefix);
        let to = Directory::bucket(bucket, prefix);
        DirectoryTransfer::all(&self.client, from, to)
    }

    /// Makes one directory equal to another: transfers the files that [differ](Compare::SizeAndTime), and
    /// if [`delete`](DirectoryTransfer::delete) is set, removes those that the source does not have. One of
    /// both may be a local folder.
    ///
    /// Needs the permission `oss:ListObjects` on both sides, those of the transfers, and `oss:DeleteObject`
    /// to remove objects.
    ///
    /// ```
    /// use oss_client::transfers::{Action, Directory};
    ///
    /// # #[tokio::main]
    /// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
    /// # let oss = oss_emulator::Emulator::builder().bucket("examplebucket").start().await?;
    /// # let client = oss_client::Client::builder()
    /// #     .endpoint(oss.endpoint())
    /// #     .region(oss.region())
    /// #     .credentials(oss.credentials())
    /// #     .build()?;
    /// # let folder = tempfile::tempdir()?;
    /// # let local = folder.path();
    /// # tokio::fs::write(local.join("a.txt"), "a").await?;
    /// let site = Directory::bucket("examplebucket", "site");
    /// let mut sync = client.transfers().sync(local, site).delete(true).start();
    /// while let Some(file) = sync.next().await {
    ///     match &file.action {
    ///         Action::Failed { error } => eprintln!("{}: {error}", file.name),
    ///         Action::Refused { why } => eprintln!("{}: {why}", file.name),
    ///         Action::Skipped { .. } => {}
    ///         done => println!("{}: {done:?}", file.name),
    ///     }
    /// }
    /// let report = sync.finish().await?;
    /// assert_eq!(report.uploaded, 1);
    /// assert!(report.is_complete());
    /// # Ok(())
    /// # }
    /// ```
    pub fn sync(&self, from: impl Into<Directory>, to: impl Into<Directory>) -> DirectoryTransfer {
        DirectoryTransfer::sync(&self.client, from.into(), to.into())
    }
}

impl fmt::Debug for Transfers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Transfers")
            .field("client", &self.client)
            .finish()
    }
}
