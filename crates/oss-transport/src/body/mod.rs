//! Bodies of requests and responses: byte sources that know their length and whether they can be
//! sent again.

mod body_reader;
mod cancel;
mod collect;
mod convert;
mod data;
mod error;
mod file;
mod file_identity;
mod file_parts;
mod file_reader;
mod hooks;
mod inspect;
mod layer;
mod progress;
mod read;
mod reader;
mod stated;
mod stream;
mod throttle;

use std::collections::VecDeque;
use std::fmt;
use std::io;
use std::ops::Range;
use std::path::Path;
use std::pin::Pin;
use std::sync::Arc;

use bytes::Bytes;
use futures_core::Stream;
use http_body::Body as HttpBody;
use tokio::io::AsyncRead;

use self::file::Extent;
use self::file_reader::FileReader;
use self::hooks::Hooks;
use self::reader::ReaderBody;
use self::stated::Stated;
use self::stream::{StreamBody, Wrapped};

pub use self::body_reader::BodyReader;
pub use self::error::{BodyError, BodyErrorKind};
pub use self::file::FileSource;
pub use self::file_identity::FileIdentity;
pub use self::progress::BodyProgress;
pub use self::throttle::RateLimit;

/// The body of a request or a response.
///
/// A body is a sequence of [`Bytes`] that is read once, from the start to the end. Its length is
/// known where that is possible, and some bodies can be sent again.
///
/// ```
/// use oss_transport::Body;
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let mut body = Body::from("hello world");
/// assert_eq!(body.len(), Some(11));
/// while let Some(chunk) = body.chunk().await {
///     println!("{} bytes", chunk?.len());
/// }
/// // Bytes and files can be sent again.
/// let again = body.replay().expect("bytes can be sent again");
/// assert_eq!(again.bytes(1024).await?, "hello world");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// | made from | [length](Self::len) | [can be sent again](Self::replay) |
/// |---|---|---|
/// | bytes, text, several `Bytes` | known | yes |
/// | a file, or a range of it | known, read once when the file is opened | yes |
/// | an `AsyncRead` or a `Stream` | as stated by the caller | no |
/// | an `http_body::Body` | known if its size hint is exact | no |
/// | a function that makes bodies | that of the body it makes | yes |
///
/// A body is `Send` but not `Sync`. It can be read as an [`http_body::Body`], as a [`Stream`] of
/// `Result<Bytes, BodyError>`, as an [`AsyncRead`] (see [`into_reader`](Self::into_reader)), or
/// chunk by chunk. Trailers and empty chunks are dropped.
///
/// A source is never polled again after its end or its first error, so sources that panic when
/// that happens are safe to use. After an error the body yields nothing more as a stream, and
/// [`bytes`](Self::bytes) and the reader report the error again: a body that failed never looks
/// like one that ended.
pub struct Body {
    source: Source,
    origin: Origin,
    hooks: Hooks,
    /// How many bytes were handed out.
    position: u64,
}

type BoxBody = Pin<Box<dyn HttpBody<Data = Bytes, Error = BodyError> + Send>>;

enum Source {
    Rope(VecDeque<Bytes>),
    File(Box<FileReader>),
    Stream(BoxBody),
    /// An error was handed out; nothing comes after it.
    Failed(BodyErrorKind),
}

/// What a body can be made from once more.
#[derive(Clone)]
enum Origin {
    Rope(Arc<[Bytes]>),
    File(FileSource, Extent),
    Factory(Arc<dyn Fn() -> Body + Send + Sync>),
    OneShot,
}

impl Body {
    /// Creates a body without any bytes.
    pub fn empty() -> Self {
        Self::rope([])
    }

    /// Creates a body from several pieces, which are sent one after the other without being joined
    /// in memory.
    pub fn rope(parts: impl IntoIterator<Item = Bytes>) -> Self {
        let parts: Arc<[Bytes]> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Self::new(Source::rope(&parts), Origin::Rope(parts))
    }

    /// Creates a body from the file at `path`. It is read in blocks of 256 KiB, outside of the
    /// threads that run async tasks.
    ///
    /// The file is opened by this function, and every [`replay`](Self::replay) reads the same open file,
    /// even if another one has its name by then. If the file was written meanwhile, reading fails with
    /// [`BodyErrorKind::SourceChanged`]. For several bodies from one file, such as the parts of an
    /// upload, use a [`FileSource`].
    ///
    /// Some files, such as those below `/proc`, report a size of 0 although they have content. The
    /// length of such a body is unknown, and everything that can be read is sent.
    ///
    /// # Errors
    ///
    /// Fails if there is no such file, if it cannot be read, or if it is not a regular file.
    pub async fn from_file(path: impl AsRef<Path>) -> io::Result<Self> {
        Ok(FileSource::open(path).await?.body())
    }

    /// Creates a body from the given range of bytes of the file at `path`. Everything else is as
    /// with [`from_file`](Self::from_file).
    ///
    /// # Errors
    ///
    /// Fails as [`from_file`](Self::from_file) does, and if the range is not inside the file.
    pub async fn from_file_range(path: impl AsRef<Path>, range: Range<u64>) -> io::Result<Self> {
        FileSource::open(path).await?.part(range)
    }

    /// Creates a body from an open file, or from the given range of its bytes. The file needs no
    /// name, so unnamed temporary files work.
    ///
    /// The file is read by position: its cursor does not matter and is not moved.
    ///
    /// # Errors
    ///
    /// Fails if the metadata of the file cannot be read, if it is not a regular file, or if the
    /// range is not inside it.
    pub async fn from_open_file(
        file: tokio::fs::File,
        range: Option<Range<u64>>,
    ) -> io::Result<Self> {
        let source = FileSource::from_file(file).await?;
        match range {
            Some(range) => source.part(range),
            None => Ok(source.body()),
        }
    }

    /// Creates a body from everything that `reader` yields. If a length is stated, it must be
    /// exactly that many bytes.
    ///
    /// If the reader ends before the stated length, reading the body fails with
    /// [`BodyErrorKind::TooShort`]; if it yields more, with [`BodyErrorKind::TooLong`]. To detect
    /// the latter before the server sees a complete body, the last piece is held back until the
    /// reader has ended. To send only the beginning of a reader that stays open, limit it with
    /// `take`.
    pub fn from_reader(reader: impl AsyncRead + Send + 'static, length: Option<u64>) -> Self {
        Self::one_shot(ReaderBody::new(reader), length)
    }

    /// Creates a body from everything that `stream` yields. The stated length is checked as
    /// described at [`from_reader`](Self::from_reader).
    pub fn from_stream<S, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Self::one_shot(StreamBody::new(stream), length)
    }

    /// Creates a body from a body of another type. If its size hint is exact, that is the length,
    /// and it is checked as described at [`from_reader`](Self::from_reader). Otherwise the length
    /// is unknown.
    pub fn wrap<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        let length = body.size_hint().exact();
        Self::one_shot(Wrapped::new(body), length)
    }

    /// Creates a body from a function that can make the same body as often as needed. Use it for
    /// content that can be generated again.
    pub fn from_factory(make: impl Fn() -> Self + Send + Sync + 'static) -> Self {
        Origin::Factory(Arc::new(make)).make().unwrap_or_default()
    }

    /// Returns the number of bytes that are still to come, or `None` if that is unknown.
    pub fn len(&self) -> Option<u64> {
        match &self.source {
            Source::Rope(parts) => Some(parts.iter().map(|part| part.len() as u64).sum()),
            Source::File(file) => file.remaining(),
            Source::Stream(body) => body.size_hint().exact(),
            Source::Failed(_) => None,
        }
    }

    /// Returns `true` if it is known that no more bytes are to come.
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Returns the number of bytes that were read from this body so far.
    pub fn position(&self) -> u64 {
        self.position
    }

    /// Returns `true` if [`replay`](Self::replay) returns a body.
    pub fn is_replayable(&self) -> bool {
        !matches!(self.origin, Origin::OneShot)
    }

    /// Returns `true` if the body consists of bytes in memory that nothing has read and that no hook
    /// sees. A [replay](Self::replay) of such a body does the same as the body itself.
    pub fn is_plain(&self) -> bool {
        let in_memory = matches!(
            (&self.source, &self.origin),
            (Source::Rope(_), Origin::Rope(_))
        );
        in_memory && self.position == 0 && self.hooks.is_empty()
    }

    /// Returns a new body with the same bytes, from the start, no matter how much of this one was
    /// read. Returns `None` if the source can be read only once.
    ///
    /// The new body has the [layers](Self::layer) of this one, which begin anew, and the hooks that were
    /// added by [`inspect_each`](Self::inspect_each), but not those added by [`inspect`](Self::inspect).
    pub fn replay(&self) -> Option<Self> {
        self.origin.make()
    }

    fn new(source: Source, origin: Origin) -> Self {
        Self {
            source,
            origin,
            hooks: Hooks::default(),
            position: 0,
        }
    }

    fn from_extent(file: FileSource, extent: Extent) -> Self {
        Self::new(Source::file(&file, &extent), Origin::File(file, extent))
    }

    /// Creates the body of a response, whose length was already checked by the HTTP framing.
    #[cfg(feature = "hyper")]
    pub(crate) fn from_response<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes, Error = BodyError> + Send + 'static,
    {
        Self::one_shot(body, None)
    }

    /// Checks a body of unknown length against a length that was stated elsewhere, as by a header.
    #[cfg(feature = "hyper")]
    pub(crate) fn with_stated_length(self, length: u64) -> Self {
        Self::one_shot(self, Some(length))
    }

    fn one_shot<B>(body: B, length: Option<u64>) -> Self
    where
        B: HttpBody<Data = Bytes, Error = BodyError> + Send + 'static,
    {
        let body: BoxBody = match length {
            Some(length) => Box::pin(Stated::new(body, length)),
            None => Box::pin(body),
        };
        Self::new(Source::Stream(body), Origin::OneShot)
    }
}

impl Origin {
    /// Makes the body from its start, or returns `None` if that is possible only once.
    fn make(&self) -> Option<Body> {
        match self {
            Self::Rope(parts) => Some(Body::new(Source::rope(parts), self.clone())),
            Self::File(file, extent) => Some(Body::new(Source::file(file, extent), self.clone())),
            Self::Factory(make) => {
                let mut body = make();
                body.origin = self.clone();
                Some(body)
            }
            Self::OneShot => None,
        }
    }
}

impl Source {
    fn rope(parts: &[Bytes]) -> Self {
        Self::Rope(parts.iter().cloned().collect())
    }

    fn file(file: &FileSource, extent: &Extent) -> Self {
        Self::File(Box::new(FileReader::new(file.clone(), extent.clone())))
    }

    fn ended() -> Self {
        Self::Rope(VecDeque::new())
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = match &self.source {
            Source::Rope(_) => "bytes",
            Source::File(_) => "file",
            Source::Stream(_) => "stream",
            Source::Failed(_) => "failed",
        };
        f.debug_struct("Body")
            .field("source", &source)
            .field("length", &self.len())
            .field("replayable", &self.is_replayable())
            .finish()
    }
}

#[cfg(test)]
mod tests;
