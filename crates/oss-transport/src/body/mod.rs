//! Bodies of requests and answers: a stream of `Bytes` that knows its length and its replay.

mod collect;
mod convert;
mod error;
mod file;
mod reader;
mod stated;
mod stream;

use std::collections::VecDeque;
use std::fmt;
use std::future::poll_fn;
use std::io;
use std::ops::Range;
use std::path::PathBuf;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio::io::AsyncRead;

use self::file::{FileReader, FileSource};
use self::reader::ReaderBody;
use self::stated::Stated;
use self::stream::{StreamBody, Wrapped};

pub use self::error::{BodyError, BodyErrorKind};
pub use self::reader::BodyReader;

/// The body of a request or of an answer.
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
/// let again = body.replay().expect("bytes replay");
/// assert_eq!(again.bytes(1024).await?, "hello world");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// # })?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// | made from | length | [`replay`](Self::replay) |
/// |---|---|---|
/// | bytes, text, several `Bytes` | known | yes |
/// | a path, an open file, a range of either | known, taken once | yes |
/// | an `AsyncRead` or a `Stream` | as stated | no |
/// | an `http_body::Body` | if its size hint is exact | no |
/// | a factory of bodies | of the body it makes | yes |
///
/// It is `Send` and not `Sync`, and reads as [`http_body::Body`], as [`Stream`] of
/// `Result<Bytes, BodyError>`, as [`AsyncRead`] ([`into_reader`](Self::into_reader)) or chunk by
/// chunk. Trailers are dropped.
pub struct Body {
    source: Source,
    origin: Origin,
    taps: Vec<Tap>,
}

type Tap = Box<dyn FnMut(&Bytes) + Send>;

type BoxBody = Pin<Box<dyn HttpBody<Data = Bytes, Error = BodyError> + Send>>;

enum Source {
    Rope(VecDeque<Bytes>),
    File(Box<FileReader>),
    Stream(BoxBody),
}

/// What the body can be made from once more.
#[derive(Clone)]
enum Origin {
    Rope(Arc<[Bytes]>),
    File(Arc<FileSource>),
    Factory(Arc<dyn Fn() -> Body + Send + Sync>),
    OneShot,
}

impl Body {
    /// A body of no bytes.
    pub fn empty() -> Self {
        Self::rope([])
    }

    /// Several pieces sent one after the other, without joining them in memory.
    pub fn rope(parts: impl IntoIterator<Item = Bytes>) -> Self {
        let parts: Arc<[Bytes]> = parts.into_iter().filter(|part| !part.is_empty()).collect();
        Self::new(
            Source::Rope(parts.iter().cloned().collect()),
            Origin::Rope(parts),
        )
    }

    /// The file at `path`, read in blocks of 256 KiB off the async threads.
    ///
    /// Length and identity are taken here, once; the file is opened when the body is first read,
    /// and again for every replay. If it is no longer the same file (device, inode, size,
    /// modification time) when it is opened or when its end is reached, reading fails with
    /// [`BodyErrorKind::SourceChanged`].
    ///
    /// # Errors
    ///
    /// No such file, no permission, or not a regular file.
    pub async fn from_file(path: impl Into<PathBuf>) -> io::Result<Self> {
        let source = FileSource::at_path(path.into(), None).await?;
        Ok(Self::of_file(source))
    }

    /// The bytes `range` of the file at `path`; otherwise as [`from_file`](Self::from_file).
    ///
    /// # Errors
    ///
    /// Those of [`from_file`](Self::from_file), and a range that is not inside the file.
    pub async fn from_file_range(path: impl Into<PathBuf>, range: Range<u64>) -> io::Result<Self> {
        let source = FileSource::at_path(path.into(), Some(range)).await?;
        Ok(Self::of_file(source))
    }

    /// An open file, or the bytes `range` of it; unnamed temporary files work.
    ///
    /// It is read by position, so the cursor of `file` neither matters nor moves.
    ///
    /// # Errors
    ///
    /// The file's metadata cannot be read, it is not a regular file, or the range is not inside it.
    pub async fn from_open_file(
        file: tokio::fs::File,
        range: Option<Range<u64>>,
    ) -> io::Result<Self> {
        let source = FileSource::opened(file.into_std().await, range).await?;
        Ok(Self::of_file(source))
    }

    /// Everything `reader` gives, which must be `length` bytes if that is stated.
    ///
    /// With a stated length, a reader that ends early gives [`BodyErrorKind::TooShort`], and one
    /// that goes on [`BodyErrorKind::TooLong`]. To tell, the last piece is held back until the
    /// reader has ended: use `take` to send the beginning of a reader that stays open.
    pub fn from_reader(reader: impl AsyncRead + Send + 'static, length: Option<u64>) -> Self {
        Self::one_shot(ReaderBody::new(reader), length)
    }

    /// Everything `stream` gives, which must be `length` bytes if that is stated; otherwise as
    /// [`from_reader`](Self::from_reader).
    pub fn from_stream<S, E>(stream: S, length: Option<u64>) -> Self
    where
        S: Stream<Item = Result<Bytes, E>> + Send + 'static,
        E: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        Self::one_shot(StreamBody::new(stream), length)
    }

    /// Another body; the length is known if its size hint is exact, and is then checked.
    pub fn wrap<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes> + Send + 'static,
        B::Error: Into<Box<dyn std::error::Error + Send + Sync>> + 'static,
    {
        let length = body.size_hint().exact();
        Self::one_shot(Wrapped::new(body), length)
    }

    /// A body that `make` can make as often as needed, for bytes that can be generated again.
    pub fn from_factory(make: impl Fn() -> Body + Send + Sync + 'static) -> Self {
        let mut body = make();
        body.origin = Origin::Factory(Arc::new(make));
        body
    }

    /// Calls `hook` with every piece, in order, just before it is handed out.
    ///
    /// This is how bytes are counted and hashed on their way. Several hooks are called in the
    /// order in which they were added. The hooks belong to this pass: a
    /// [`replay`](Self::replay) starts without them, since a sum begun must not be continued.
    ///
    /// ```
    /// use std::sync::{Arc, atomic::{AtomicU64, Ordering}};
    /// use oss_transport::Body;
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let sent = Arc::new(AtomicU64::new(0));
    /// let counter = Arc::clone(&sent);
    /// let body = Body::from("hello").inspect(move |piece| {
    ///     counter.fetch_add(piece.len() as u64, Ordering::Relaxed);
    /// });
    /// body.bytes(1024).await?;
    /// assert_eq!(sent.load(Ordering::Relaxed), 5);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn inspect(mut self, hook: impl FnMut(&Bytes) + Send + 'static) -> Self {
        self.taps.push(Box::new(hook));
        self
    }

    /// The bytes still to come, if that is known.
    pub fn len(&self) -> Option<u64> {
        match &self.source {
            Source::Rope(parts) => Some(parts.iter().map(|part| part.len() as u64).sum()),
            Source::File(file) => Some(file.remaining()),
            Source::Stream(body) => body.size_hint().exact(),
        }
    }

    /// Whether it is known that no bytes are to come.
    pub fn is_empty(&self) -> bool {
        self.len() == Some(0)
    }

    /// Whether [`replay`](Self::replay) gives a body.
    pub fn is_replayable(&self) -> bool {
        !matches!(self.origin, Origin::OneShot)
    }

    /// The same bytes from the start, whatever of this body was read; without its
    /// [`inspect`](Self::inspect) hooks. `None` for a source that can be read only once.
    pub fn replay(&self) -> Option<Self> {
        match &self.origin {
            Origin::Rope(parts) => {
                let source = Source::Rope(parts.iter().cloned().collect());
                Some(Self::new(source, self.origin.clone()))
            }
            Origin::File(source) => {
                let reader = FileReader::new(Arc::clone(source));
                Some(Self::new(
                    Source::File(Box::new(reader)),
                    self.origin.clone(),
                ))
            }
            Origin::Factory(make) => {
                let mut body = make();
                body.origin = self.origin.clone();
                Some(body)
            }
            Origin::OneShot => None,
        }
    }

    /// The next piece; `None` at the end. Nothing comes after an error.
    ///
    /// # Errors
    ///
    /// [`BodyError`], whose kind says what failed.
    ///
    /// # Cancel safety
    ///
    /// No bytes are lost when the future is dropped.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, BodyError>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// All that is left, in one piece of at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// [`BodyErrorKind::TooLarge`] if there are more than `limit` bytes, otherwise as
    /// [`chunk`](Self::chunk).
    pub async fn bytes(self, limit: usize) -> Result<Bytes, BodyError> {
        collect::collect(self, limit).await
    }

    /// The body as `AsyncRead`; a [`BodyError`] is the inner error of the `io::Error`.
    pub fn into_reader(self) -> BodyReader {
        BodyReader::new(self)
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        let chunk = match &mut self.source {
            Source::Rope(parts) => parts.pop_front().map(Ok),
            Source::File(file) => ready!(file.poll_chunk(cx)),
            Source::Stream(body) => ready!(poll_data(body.as_mut(), cx)),
        };
        match &chunk {
            Some(Ok(bytes)) => self.taps.iter_mut().for_each(|tap| tap(bytes)),
            Some(Err(_)) => self.source = Source::Rope(VecDeque::new()),
            None => {}
        }
        Poll::Ready(chunk)
    }

    /// The body of an answer: its length was checked by the framing.
    #[cfg(feature = "hyper")]
    pub(crate) fn of_answer<B>(body: B) -> Self
    where
        B: HttpBody<Data = Bytes, Error = BodyError> + Send + 'static,
    {
        Self::one_shot(body, None)
    }

    fn of_file(source: FileSource) -> Self {
        let source = Arc::new(source);
        let reader = FileReader::new(Arc::clone(&source));
        Self::new(Source::File(Box::new(reader)), Origin::File(source))
    }

    fn one_shot<B>(body: B, length: Option<u64>) -> Self
    where
        B: HttpBody<Data = Bytes, Error = BodyError> + Send + 'static,
    {
        let source: BoxBody = match length {
            Some(length) => Box::pin(Stated::new(body, length)),
            None => Box::pin(body),
        };
        Self::new(Source::Stream(source), Origin::OneShot)
    }

    fn new(source: Source, origin: Origin) -> Self {
        Self {
            source,
            origin,
            taps: Vec::new(),
        }
    }
}

impl HttpBody for Body {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        self.poll_chunk(cx)
            .map(|chunk| chunk.map(|bytes| bytes.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        match &self.source {
            Source::Rope(parts) => parts.is_empty(),
            // An empty file, too, is compared with what was promised when it is read.
            Source::File(_) => false,
            Source::Stream(body) => body.is_end_stream(),
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.source {
            Source::Stream(body) => body.size_hint(),
            _ => self.len().map_or_else(SizeHint::new, SizeHint::with_exact),
        }
    }
}

impl Stream for Body {
    type Item = Result<Bytes, BodyError>;

    fn poll_next(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BodyError>>> {
        self.poll_chunk(cx)
    }
}

impl fmt::Debug for Body {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let source = match &self.source {
            Source::Rope(_) => "bytes",
            Source::File(_) => "file",
            Source::Stream(_) => "stream",
        };
        f.debug_struct("Body")
            .field("source", &source)
            .field("length", &self.len())
            .field("replayable", &self.is_replayable())
            .finish()
    }
}

/// The next data frame; trailers are passed over.
fn poll_data<B>(
    mut body: Pin<&mut B>,
    cx: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, BodyError>>>
where
    B: HttpBody<Data = Bytes, Error = BodyError> + ?Sized,
{
    loop {
        match ready!(body.as_mut().poll_frame(cx)) {
            None => return Poll::Ready(None),
            Some(Err(error)) => return Poll::Ready(Some(Err(error))),
            Some(Ok(frame)) => {
                if let Ok(bytes) = frame.into_data()
                    && !bytes.is_empty()
                {
                    return Poll::Ready(Some(Ok(bytes)));
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
