//! Downloads of any size.

mod blocks;
mod fetch;
mod file;
mod folder;
mod object;
mod ordered;
mod part_file;
mod publish;
mod stream;

use std::fmt;
use std::path::Path;

use oss_sign::UtcSeconds;
use tokio::io::{AsyncWrite, AsyncWriteExt};

use crate::body::Verification;
use crate::client::Client;
use crate::error::{Error, ErrorKind, Result};
use crate::etag::ETag;
use crate::into_field::IntoField;
use crate::operations::common::RequestPayer;
use crate::range::ByteRange;
use crate::transfers::options::{Options, options, resumable};
use crate::transfers::plan::{USUAL_PART, checked};

pub(super) use folder::{Folder, Spot};
pub(super) use object::{GetSettings, Object};
pub(super) use ordered::{Ordered, Reading};
pub use stream::ObjectStream;

/// A download of any size, in parts, several at once.
/// [`Transfers::download`](super::Transfers::download) creates it.
///
/// All parts are of the same content: each request is bound to the ETag, and in a bucket with versioning
/// to the version, that the first answer had. If the object is replaced meanwhile, the download fails
/// with [`ErrorKind::SourceChanged`]. The CRC-64 of the whole object is compared with that of the server.
///
/// It goes [to a file](Self::to_file), [to a writer](Self::to_writer), or is read as an ordered
/// [stream](Self::into_stream).
#[must_use = "a download does nothing until it is told where to go"]
pub struct Download {
    client: Client,
    bucket: String,
    key: String,
    get: GetSettings,
    range: Option<ByteRange>,
    no_clobber: bool,
    keep_time: bool,
    options: Options,
}

/// What a download has received.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct DownloadOutput {
    /// The ETag of the object.
    pub etag: ETag,
    /// The version of the object, in a bucket with versioning.
    pub version_id: Option<String>,
    /// The CRC-64 of the whole object, if OSS has answered it.
    pub crc64: Option<u64>,
    /// When the object was modified.
    pub last_modified: Option<UtcSeconds>,
    /// The media type of the object.
    pub content_type: Option<String>,
    /// How many bytes the download has.
    pub size: u64,
    /// How many of them an earlier run of the download had already received.
    pub resumed: u64,
    /// Whether the content was compared with the checksum of the server, and if not, why.
    pub verification: Verification,
}

impl Download {
    pub(super) fn new(client: &Client, bucket: String, key: String) -> Self {
        Self {
            client: client.clone(),
            bucket,
            key,
            get: GetSettings::default(),
            range: None,
            no_clobber: false,
            keep_time: false,
            options: Options::default(),
        }
    }

    /// Takes settings over that were made elsewhere.
    pub(super) fn with(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Downloads a version of the object. By default it is the current one.
    pub fn version_id(mut self, version_id: impl IntoField<String>) -> Self {
        self.get.version_id = version_id.into_field();
        self
    }

    /// Downloads the object only if it has this ETag.
    pub fn if_match(mut self, etag: impl IntoField<ETag>) -> Self {
        self.get.if_match = etag.into_field();
        self
    }

    /// Downloads a range of the object. Its content cannot be compared with a checksum, because OSS has
    /// one of the whole object only.
    pub fn range(mut self, range: impl IntoField<ByteRange>) -> Self {
        self.range = range.into_field();
        self
    }

    /// Sets the limit of the speed of each request, which OSS keeps, in bit/s, from 819,200 to 838,860,800
    /// (`x-oss-traffic-limit`).
    pub fn traffic_limit(mut self, traffic_limit: impl IntoField<u64>) -> Self {
        self.get.traffic_limit = traffic_limit.into_field();
        self
    }

    /// Sets whether the caller agrees to pay if the bucket charges the requester (`x-oss-request-payer`).
    pub fn request_payer(mut self, request_payer: impl IntoField<RequestPayer>) -> Self {
        self.get.request_payer = request_payer.into_field();
        self
    }

    /// Sets whether a file that exists is left alone. [`to_file`](Self::to_file) then fails with
    /// [`ErrorKind::Io`], also if the file appears while the object is downloaded.
    pub fn no_clobber(mut self, no_clobber: bool) -> Self {
        self.no_clobber = no_clobber;
        self
    }

    /// Sets whether the file gets the time at which the object was modified.
    pub fn keep_time(mut self, keep_time: bool) -> Self {
        self.keep_time = keep_time;
        self
    }

    /// Downloads to a file.
    ///
    /// A regular file is replaced in one step, when the new content is whole and was compared: until then
    /// it is written to a temporary file in the same folder, `.NAME.XXXXXXXX.oss-part`. What the path can be
    /// otherwise is described at [`ObjectBody::save_to`](crate::body::ObjectBody::save_to).
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::SourceChanged`] if the object was replaced meanwhile.
    /// - [`ErrorKind::Integrity`] if the content is not that of the object.
    /// - [`ErrorKind::Io`] if the file cannot be written, for example because the disk is full.
    /// - [`ErrorKind::AlreadyRunning`] if another process makes the same resumable download.
    /// - The errors of the requests.
    ///
    /// A file that existed is as it was then, and the temporary file is removed, unless the download is
    /// [resumable](Self::resumable) and can be continued.
    ///
    /// # Cancel safety
    ///
    /// If the future is dropped, the same holds as after an error.
    pub async fn to_file(self, path: impl AsRef<Path>) -> Result<DownloadOutput> {
        file::run(self, path.as_ref()).await
    }

    /// Downloads to a file whose folder was found already.
    pub(super) async fn save_at(self, spot: Spot) -> Result<DownloadOutput> {
        file::run_at(self, &spot).await
    }

    /// Downloads to a writer, in order, while further parts are read ahead. The writer is flushed at the
    /// end and not shut down.
    ///
    /// # Errors
    ///
    /// Fails with [`ErrorKind::Io`] if the writer fails, and otherwise as [`to_file`](Self::to_file) does. A
    /// part of the content has been written then.
    pub async fn to_writer(
        self,
        mut writer: impl AsyncWrite + Unpin + Send,
    ) -> Result<DownloadOutput> {
        let mut stream = self.into_stream().await?;
        let failed = |error: std::io::Error| {
            Error::new(ErrorKind::Io)
                .with_message(format!("cannot write the content: {error}"))
                .with_source(error)
        };
        while let Some(piece) = stream.chunk().await.transpose()? {
            let written = writer.write_all(&piece).await;
            written.map_err(|error| stream.about(failed(error)))?;
        }
        let flushed = writer.flush().await;
        flushed.map_err(|error| stream.about(failed(error)))?;
        Ok(stream.output())
    }

    /// Begins to download, and returns the content in order. Further parts are read ahead while the first
    /// ones are read, as far as the memory of all transfers allows.
    ///
    /// # Errors
    ///
    /// Fails with the errors of the first request.
    pub async fn into_stream(self) -> Result<ObjectStream> {
        let part_size = self.size_of_parts()?;
        let ordered = self.ordered(part_size, Reading::Sequential).await?;
        let (start, end) = (ordered.position(), ordered.end());
        Ok(ObjectStream::new(ordered, start, end - start))
    }

    /// Begins to download in order, with `first` bytes.
    pub(super) async fn ordered(self, first: u64, reading: Reading) -> Result<Ordered> {
        let ending = self.options.counters.ending();
        let job = self
            .options
            .job(&self.client, "Download", &self.bucket, &self.key)?;
        let part_size = self.size_of_parts()?;
        if reading == Reading::Anywhere && self.range.is_some() {
            let message =
                "an object that is opened is read as a whole; seek instead of setting a range";
            return Err(job.about(Error::invalid_request(message)));
        }
        let opened = self.get.open(&job, self.range, first).await;
        let opened = opened.map_err(|error| job.about(error))?;
        let end = end_of(self.range, opened.object.size);
        let size = end - opened.range.start;
        job.counters.set_total(size, size.div_ceil(part_size));
        Ok(Ordered::new(
            ending, job, self.get, opened, end, part_size, reading,
        ))
    }

    fn size_of_parts(&self) -> Result<u64> {
        self.options.part_size.map_or(Ok(USUAL_PART), checked)
    }
}

/// Where the wanted bytes of an object end.
fn end_of(wanted: Option<ByteRange>, size: u64) -> u64 {
    match wanted {
        Some(ByteRange::Closed { last, .. }) => last.saturating_add(1).min(size),
        _ => size,
    }
}

/// Why the content is, or is not, compared with a checksum.
fn verification(object: &Object, is_whole: bool) -> Verification {
    match (is_whole, object.crc64) {
        (false, _) => Verification::Part,
        (true, Some(_)) => Verification::Crc64,
        (true, None) => Verification::NoChecksum,
    }
}

options!(Download);
resumable!(Download);

impl fmt::Debug for Download {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Download")
            .field("bucket", &self.bucket)
            .field("key", &self.key)
            .field("range", &self.range)
            .finish_non_exhaustive()
    }
}
