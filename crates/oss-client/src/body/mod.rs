//! The content of an object on its way to the caller: counted, checked, resumed when it is cut.

mod checksum;
mod collect;
mod content;
mod file;
mod limit;
mod resume;
pub(crate) mod sibling;
pub(crate) mod target;
mod verification;

use std::fmt;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http::HeaderMap;
use http_body::{Frame, SizeHint};
use oss_transport::Body;
use tokio::io::{AsyncRead, ReadBuf};

use crate::body::content::{Content, Prefix};
use crate::error::{Error, Result};
use crate::integrity::Crc64;
use crate::pipeline::{Deadline, Prepared, Shared, Span};

pub use verification::Verification;

/// The content of an object, or of a range of it.
///
/// It can be read as a [`Stream`] of bytes, as an [`AsyncRead`], [chunk by chunk](Self::chunk), or
/// all at once with [`bytes`](Self::bytes), [`text`](Self::text) and [`save_to`](Self::save_to).
/// These can be mixed: each begins where the one before it ended, so no byte is skipped or read
/// twice.
///
/// When the connection is cut, the rest is requested and reading goes on. If the object has changed
/// meanwhile, reading fails with [`ErrorKind::SourceChanged`](crate::ErrorKind::SourceChanged). At
/// the end of a whole object its CRC-64 is compared with the one that the server sent; if they
/// differ, reading ends with [`ErrorKind::Integrity`](crate::ErrorKind::Integrity). Whether that is
/// possible is reported by [`verification`](Self::verification): content that is encoded on the way
/// (`Content-Encoding`) or made by `process` is neither checked nor resumed.
///
/// Nothing comes after an error: the stream ends, and every other way of reading fails again, so
/// that content that failed never looks complete.
///
/// Dropping the content before its end closes the connection.
pub struct ObjectBody {
    /// In a box, because it is large and is passed on with the output of an operation.
    content: Box<Content>,
    /// What `AsyncRead` has begun to hand out.
    piece: Piece,
}

/// A piece of the content that is handed out in several reads.
struct Piece {
    all: Bytes,
    rest: Bytes,
    /// The checksum of everything before the piece.
    before: Crc64,
}

impl ObjectBody {
    pub(crate) fn new(
        shared: &Arc<Shared>,
        prepared: &Arc<Prepared>,
        deadline: Deadline,
        headers: &HeaderMap,
        span: Option<Span>,
        body: Body,
    ) -> Self {
        Content::new(shared, prepared, deadline, headers, span, body).into()
    }

    /// Creates content of which nothing is known, so that nothing of it can be checked.
    pub(crate) fn unchecked(body: Body) -> Self {
        Content::unchecked(body).into()
    }

    /// Says what an error is about: the operation and the object.
    pub(crate) fn about(&self, error: Error) -> Error {
        self.content.name(error)
    }

    /// Returns an error if the content has no end, because reading it has failed.
    #[cfg(feature = "blocking")]
    pub(crate) fn check_end(&self) -> Result<()> {
        self.content.check_end()
    }

    /// Returns the number of bytes that are still to be read, or `None` if the server did not send
    /// the length.
    pub fn remaining(&self) -> Option<u64> {
        let begun = self.piece.rest.len() as u64;
        self.content.remaining().map(|left| left + begun)
    }

    /// Returns whether the content is compared with a checksum of the server when its end is
    /// reached, and if not, why.
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let object = bucket.get_object("exampledir/exampleobject.txt").range(0..4).send().await?;
    /// assert!(!object.body.verification().is_verified());
    /// # Ok(())
    /// # }
    /// ```
    pub fn verification(&self) -> Verification {
        self.content.verification()
    }

    /// Sets a hook that is called after each piece with the number of bytes received so far. When
    /// damaged content is read again, the number starts from 0 once more.
    ///
    /// ```
    /// # async fn example(bucket: oss_client::Bucket) -> Result<(), oss_client::Error> {
    /// let object = bucket.get_object("exampledir/exampleobject.txt").send().await?;
    /// let body = object.output.body.on_progress(|received| eprint!("\r{received} bytes"));
    /// body.save_to("exampleobject.txt").await?;
    /// # Ok(())
    /// # }
    /// ```
    #[must_use]
    pub fn on_progress(mut self, hook: impl FnMut(u64) + Send + 'static) -> Self {
        self.content.set_progress(hook);
        self
    }

    /// Returns the next piece of the content, which is never empty, or `None` at its end. Nothing
    /// comes after an error.
    ///
    /// # Errors
    ///
    /// - [`ErrorKind::Body`](crate::ErrorKind::Body) if the response was cut and could not be
    ///   resumed.
    /// - [`ErrorKind::SourceChanged`](crate::ErrorKind::SourceChanged) if the object changed while
    ///   it was read.
    /// - [`ErrorKind::Integrity`](crate::ErrorKind::Integrity), in place of the end, if the checksum
    ///   differs.
    /// - The errors of the request for the rest.
    ///
    /// # Cancel safety
    ///
    /// No bytes are lost when the future is dropped.
    pub async fn chunk(&mut self) -> Option<Result<Bytes>> {
        std::future::poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// Returns the content as an `AsyncRead`. The type implements that trait itself; this method
    /// exists because request bodies have it too.
    pub fn into_reader(self) -> impl AsyncRead + Send {
        self
    }

    /// Every way of reading takes the next piece from here.
    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if !self.piece.rest.is_empty() {
            self.piece.all = Bytes::new();
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.piece.rest))));
        }
        self.content.poll_next(cx)
    }

    /// What was handed out so far: the position at which the next read begins.
    fn handed_out(&self) -> Prefix {
        let begun = self.piece.rest.len();
        if begun == 0 {
            return Prefix {
                length: self.content.received(),
                crc64: self.content.crc64().clone(),
            };
        }
        let used = self.piece.all.len() - begun;
        let mut crc64 = self.piece.before.clone();
        crc64.update(self.piece.all.get(..used).unwrap_or_default());
        Prefix {
            length: self.content.received() - begun as u64,
            crc64,
        }
    }
}

impl From<Content> for ObjectBody {
    fn from(content: Content) -> Self {
        let piece = Piece {
            all: Bytes::new(),
            rest: Bytes::new(),
            before: Crc64::new(),
        };
        Self {
            content: Box::new(content),
            piece,
        }
    }
}

impl Default for ObjectBody {
    /// Returns content without any bytes.
    fn default() -> Self {
        Content::unchecked(Body::empty()).into()
    }
}

impl Stream for ObjectBody {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        self.poll_chunk(cx)
    }
}

impl AsyncRead for ObjectBody {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.piece.rest.is_empty() {
            let before = this.content.crc64().clone();
            match ready!(this.content.poll_next(cx)) {
                Some(Ok(piece)) => {
                    let (all, rest) = (piece.clone(), piece);
                    this.piece = Piece { all, rest, before };
                }
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(this.content.check_end().map_err(io::Error::other)),
            }
        }
        let rest = &mut this.piece.rest;
        let length = rest.len().min(buffer.remaining());
        buffer.put_slice(rest.get(..length).unwrap_or_default());
        rest.advance(length);
        Poll::Ready(Ok(()))
    }
}

impl http_body::Body for ObjectBody {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>>>> {
        self.poll_next(cx)
            .map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        self.remaining()
            .map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}

impl From<ObjectBody> for Body {
    /// Turns the content of one object into the body of another request. It is never held in memory
    /// as a whole.
    fn from(body: ObjectBody) -> Self {
        Self::wrap(body)
    }
}

impl fmt::Debug for ObjectBody {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectBody")
            .field("length", &self.content.length())
            .field("received", &self.content.received())
            .field("resumable", &self.content.is_resumable())
            .finish_non_exhaustive()
    }
}
