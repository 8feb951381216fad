//! The bytes of an `AsyncRead` as a body.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame};
use tokio::io::{AsyncRead, ReadBuf};

use super::BodyError;

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

const PIECE: usize = 64 * 1024;
