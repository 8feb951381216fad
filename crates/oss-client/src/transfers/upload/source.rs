//! What an upload sends.

use std::fmt;
use std::path::{Path, PathBuf};

use bytes::Bytes;
use futures_core::Stream;
use oss_transport::{Body, BodyError, BodyErrorKind, FileSource};
use tokio::io::AsyncRead;

use crate::error::{Error, ErrorKind, Result};

/// The content of an upload: bytes, a file, or a stream.
///
/// | made from | notes |
/// |---|---|
/// | a path | opened when the upload begins; parts are read from the one open file |
/// | a [`FileSource`] | a file that is open already |
/// | `Bytes`, `Vec<u8>` | parts are taken without copying |
/// | [`reader`](Self::reader), [`stream`](Self::stream) | parts are held in memory, so that each can be sent again; the length may be unknown |
/// | a [`Body`] | as a stream |
pub struct UploadSource(pub(super) Content);

pub(super) enum Content {
    Bytes(Bytes),
    Path(PathBuf),
    File(FileSource),
    Stream(Body),
}

impl UploadSource {
    /// Creates the content from everything that a reader yields. If a length is stated, it must be
    /// exactly that many bytes.
    pub fn reader(reader: impl AsyncRead + Send + 'static, length: Option<u64>) -> Self {
        Self(Content::Stream(Body::from_reader(reader, length)))
    }

    /// Creates the content from everything that a stream yields. If a length is stated, it must be
    /// exactly that many bytes.
    pub fn stream<S, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Self(Content::Stream(Body::from_stream(stream, length)))
    }
}

impl From<&Path> for UploadSource {
    fn from(path: &Path) -> Self {
        Self(Content::Path(path.to_owned()))
    }
}

impl From<PathBuf> for UploadSource {
    fn from(path: PathBuf) -> Self {
        Self(Content::Path(path))
    }
}

impl From<&PathBuf> for UploadSource {
    fn from(path: &PathBuf) -> Self {
        Self(Content::Path(path.clone()))
    }
}

impl From<FileSource> for UploadSource {
    fn from(file: FileSource) -> Self {
        Self(Content::File(file))
    }
}

impl From<Bytes> for UploadSource {
    fn from(bytes: Bytes) -> Self {
        Self(Content::Bytes(bytes))
    }
}

impl From<Vec<u8>> for UploadSource {
    fn from(bytes: Vec<u8>) -> Self {
        Self(Content::Bytes(bytes.into()))
    }
}

impl From<Body> for UploadSource {
    fn from(body: Body) -> Self {
        Self(Content::Stream(body))
    }
}

impl fmt::Debug for UploadSource {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.0 {
            Content::Bytes(bytes) => write!(f, "{} bytes", bytes.len()),
            Content::Path(path) => path.fmt(f),
            Content::File(file) => file.fmt(f),
            Content::Stream(body) => body.fmt(f),
        }
    }
}

/// The error of content that cannot be read.
pub(super) fn unreadable(error: BodyError) -> Error {
    match error.kind() {
        BodyErrorKind::SourceChanged => {
            let detail = error.detail().map(str::to_owned);
            let changed = Error::new(ErrorKind::FileChanged);
            detail.into_iter().fold(changed, Error::with_message)
        }
        BodyErrorKind::Source => {
            let failed = Error::new(ErrorKind::BodySource);
            let cause = error.into_source().into_iter();
            cause.fold(failed, Error::with_source)
        }
        _ => Error::new(ErrorKind::BodySource).with_message(error.to_string()),
    }
}
