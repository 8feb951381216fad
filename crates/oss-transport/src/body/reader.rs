//! `AsyncRead` to body, and body to `AsyncRead`.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use http_body::{Body as HttpBody, Frame};
use tokio::io::{AsyncRead, ReadBuf};

use super::{Body, BodyError};

/// The bytes of an `AsyncRead`, in pieces of at most 64 KiB.
pub(super) struct ReaderBody<R> {
    reader: Pin<Box<R>>,
    buffer: Box<[u8]>,
}

impl<R: AsyncRead> ReaderBody<R> {
    pub(super) fn new(reader: R) -> Self {
        Self {
            reader: Box::pin(reader),
            buffer: vec![0; PIECE].into(),
        }
    }
}

impl<R: AsyncRead> HttpBody for ReaderBody<R> {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        let mut read = ReadBuf::new(&mut this.buffer);
        if let Err(error) = ready!(this.reader.as_mut().poll_read(cx, &mut read)) {
            return Poll::Ready(Some(Err(BodyError::from_source(error))));
        }
        // A copy, so that a reader of few bytes at a time does not pin a whole buffer with each.
        let piece = Bytes::copy_from_slice(read.filled());
        Poll::Ready((!piece.is_empty()).then(|| Ok(Frame::data(piece))))
    }
}

/// A [`Body`] as an `AsyncRead`, returned by [`Body::into_reader`].
///
/// After an error, every further read fails with an error of the same kind.
#[derive(Debug)]
pub struct BodyReader {
    body: Body,
    /// What was taken from the body and not yet read.
    piece: Bytes,
}

impl BodyReader {
    pub(super) fn new(body: Body) -> Self {
        Self {
            body,
            piece: Bytes::new(),
        }
    }
}

impl AsyncRead for BodyReader {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        while self.piece.is_empty() {
            match ready!(self.body.poll_chunk(cx)) {
                Some(Ok(piece)) => self.piece = piece,
                Some(Err(error)) => return Poll::Ready(Err(io::Error::other(error))),
                None => return Poll::Ready(self.body.check_end().map_err(io::Error::other)),
            }
        }
        let length = self.piece.len().min(buffer.remaining());
        buffer.put_slice(self.piece.get(..length).unwrap_or_default());
        self.piece.advance(length);
        Poll::Ready(Ok(()))
    }
}

const PIECE: usize = 64 * 1024;
