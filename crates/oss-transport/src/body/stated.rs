//! A source that must yield exactly the length that was stated.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::BodyError;
use super::data::poll_data;

/// Checks the length of a source, and holds the last piece back until the source has ended.
///
/// With `Content-Length` the server acts on the last byte, and an HTTP client asks for no more
/// after it. A source that has more bytes must therefore be detected before that byte is sent.
pub(super) struct Stated<B> {
    /// Absent once it has ended or failed: it must not be polled again then.
    body: Option<Pin<Box<B>>>,
    length: u64,
    /// Bytes that the source still has to yield.
    owed: u64,
    last: Option<Bytes>,
}

impl<B> Stated<B> {
    pub(super) fn new(body: B, length: u64) -> Self {
        Self {
            body: Some(Box::pin(body)),
            length,
            owed: length,
            last: None,
        }
    }

    fn held(&self) -> u64 {
        self.last.as_ref().map_or(0, |last| last.len() as u64)
    }

    /// Counts a piece; `None` keeps it back, because it completes the stated length.
    fn count(&mut self, piece: Bytes) -> Result<Option<Bytes>, BodyError> {
        let seen = self.length - self.owed;
        let length = piece.len() as u64;
        self.owed = self
            .owed
            .checked_sub(length)
            .ok_or_else(|| BodyError::too_long(self.length, seen.saturating_add(length)))?;
        if self.owed > 0 {
            return Ok(Some(piece));
        }
        self.last = Some(piece);
        Ok(None)
    }

    fn finish(&mut self) -> Option<Result<Bytes, BodyError>> {
        self.body = None;
        if self.owed > 0 {
            let seen = self.length - self.owed;
            return Some(Err(BodyError::too_short(self.length, seen)));
        }
        self.last.take().map(Ok)
    }
}

impl<B: HttpBody<Data = Bytes, Error = BodyError>> Stated<B> {
    fn poll_piece(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Bytes, BodyError>>> {
        loop {
            let Some(body) = &mut self.body else {
                return Poll::Ready(None);
            };
            let piece = match ready!(poll_data(body.as_mut(), cx)) {
                Some(Ok(piece)) => self.count(piece),
                Some(Err(error)) => Err(error),
                None => return Poll::Ready(self.finish()),
            };
            match piece {
                Ok(Some(piece)) => return Poll::Ready(Some(Ok(piece))),
                Ok(None) => {}
                Err(error) => {
                    (self.body, self.last) = (None, None);
                    return Poll::Ready(Some(Err(error)));
                }
            }
        }
    }
}

impl<B: HttpBody<Data = Bytes, Error = BodyError>> HttpBody for Stated<B> {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        self.poll_piece(cx)
            .map(|piece| piece.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_none()
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.owed + self.held())
    }
}
