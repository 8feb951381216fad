//! A download as a stream.

use std::fmt;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use futures_core::Stream;
use http_body::{Frame, SizeHint};
use oss_transport::Body;
use tokio::io::{AsyncRead, ReadBuf};

use super::ordered::Ordered;
use super::{DownloadOutput, verification};
use crate::error::{Error, ErrorKind, Result};

/// The content of a download, in order. [`Download::into_stream`](super::Download::into_stream) returns
/// it.
///
/// It can be read as a [`Stream`] of bytes, as an [`AsyncRead`], and as an [`http_body::Body`], for
/// example as the body of an answer of a web server. Nothing comes after an error.
pub struct ObjectStream {
    ordered: Ordered,
    start: u64,
    size: u64,
    /// What `AsyncRead` has begun to hand out.
    rest: Bytes,
    failed: Option<ErrorKind>,
}

impl ObjectStream {
    pub(super) fn new(ordered: Ordered, start: u64, size: u64) -> Self {
        Self {
            ordered,
            start,
            size,
            rest: Bytes::new(),
            failed: None,
        }
    }

    /// Returns the next piece, which is never empty, or `None` at the end.
    ///
    /// # Errors
    ///
    /// Fails as [`Download::to_file`](super::Download::to_file) does.
    ///
    /// # Cancel safety
    ///
    /// No bytes are lost when the future is dropped.
    pub async fn chunk(&mut self) -> Option<Result<Bytes>> {
        std::future::poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// Returns how many bytes are left.
    pub fn remaining(&self) -> u64 {
        self.ordered.end().saturating_sub(self.ordered.position()) + self.rest.len() as u64
    }

    /// Returns what is known of the object.
    pub fn output(&self) -> DownloadOutput {
        let object = self.ordered.object();
        let is_whole = self.start == 0 && self.size == object.size;
        DownloadOutput {
            etag: object.etag.clone(),
            version_id: object.version_id.clone(),
            crc64: object.crc64,
            last_modified: object.last_modified,
            content_type: object.content_type.clone(),
            size: self.size,
            resumed: 0,
            verification: verification(object, is_whole),
        }
    }

    pub(super) fn about(&self, error: Error) -> Error {
        self.ordered.about(error)
    }

    fn poll_chunk(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        if !self.rest.is_empty() {
            return Poll::Ready(Some(Ok(std::mem::take(&mut self.rest))));
        }
        let piece = ready!(self.ordered.poll_next(cx));
        if let Some(Err(error)) = &piece {
            self.failed = Some(error.kind().clone());
        }
        Poll::Ready(piece)
    }
}

impl Stream for ObjectStream {
    type Item = Result<Bytes>;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes>>> {
        self.poll_chunk(cx)
    }
}

impl AsyncRead for ObjectStream {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let this = &mut *self;
        if this.rest.is_empty() {
            match ready!(this.poll_chunk(cx)) {
                Some(Ok(piece)) => this.rest = piece,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => {
                    return Poll::Ready(match &this.failed {
                        Some(kind) => Err(io::Error::other(Error::new(kind.clone()))),
                        None => Ok(()),
                    });
                }
            }
        }
        let length = this.rest.len().min(buffer.remaining());
        buffer.put_slice(this.rest.get(..length).unwrap_or_default());
        this.rest.advance(length);
        Poll::Ready(Ok(()))
    }
}

impl http_body::Body for ObjectStream {
    type Data = Bytes;
    type Error = Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>>>> {
        self.poll_chunk(cx)
            .map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn size_hint(&self) -> SizeHint {
        match self.failed {
            Some(_) => SizeHint::new(),
            None => SizeHint::with_exact(self.remaining()),
        }
    }
}

impl From<ObjectStream> for Body {
    fn from(stream: ObjectStream) -> Self {
        Self::wrap(stream)
    }
}

impl fmt::Debug for ObjectStream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("ObjectStream")
            .field("size", &self.size)
            .field("remaining", &self.remaining())
            .finish_non_exhaustive()
    }
}
