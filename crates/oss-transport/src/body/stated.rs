//! A source that must give exactly the length that was stated.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::{BodyError, BodyErrorKind, poll_data};

/// Holds the last piece back until the source has ended.
///
/// With `Content-Length` the server acts on the last byte, and an HTTP client asks for no more
/// after it; a source that goes on must therefore be found out before that byte is sent.
pub(super) struct Stated<B> {
    body: Pin<Box<B>>,
    /// Bytes that the source still owes.
    owed: u64,
    last: Option<Bytes>,
}

impl<B> Stated<B> {
    pub(super) fn new(body: B, length: u64) -> Self {
        Self {
            body: Box::pin(body),
            owed: length,
            last: None,
        }
    }

    fn held(&self) -> u64 {
        self.last.as_ref().map_or(0, |last| last.len() as u64)
    }
}

impl<B: HttpBody<Data = Bytes, Error = BodyError>> HttpBody for Stated<B> {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        loop {
            let error = match ready!(poll_data(this.body.as_mut(), cx)) {
                Some(Ok(bytes)) => match this.owed.checked_sub(bytes.len() as u64) {
                    Some(0) => {
                        this.owed = 0;
                        this.last = Some(bytes);
                        continue;
                    }
                    Some(owed) => {
                        this.owed = owed;
                        return Poll::Ready(Some(Ok(Frame::data(bytes))));
                    }
                    None => BodyError::new(BodyErrorKind::TooLong),
                },
                Some(Err(error)) => error,
                None if this.owed > 0 => BodyError::new(BodyErrorKind::TooShort),
                None => return Poll::Ready(this.last.take().map(|last| Ok(Frame::data(last)))),
            };
            return Poll::Ready(Some(Err(error)));
        }
    }

    fn size_hint(&self) -> SizeHint {
        SizeHint::with_exact(self.owed + self.held())
    }
}
