//! A body as an `AsyncRead`.

use std::io;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::{Buf, Bytes};
use tokio::io::{AsyncRead, ReadBuf};

use super::Body;

impl Body {
    /// Turns the body into an `AsyncRead`. A [`BodyError`](crate::BodyError) is reported as the inner error of an
    /// `io::Error`.
    pub fn into_reader(self) -> BodyReader {
        BodyReader {
            body: self,
            piece: Bytes::new(),
        }
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
