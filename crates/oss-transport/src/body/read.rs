//! The ways in which a body is read. All of them take the next piece from one place.

use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::data::poll_data;
use super::{Body, BodyError, Source, collect};

impl Body {
    /// Returns the next piece of the body, which is never empty, or `None` at its end. Nothing
    /// comes after an error.
    ///
    /// # Errors
    ///
    /// Fails with a [`BodyError`], whose kind says what failed.
    ///
    /// # Cancel safety
    ///
    /// No bytes are lost when the future is dropped.
    pub async fn chunk(&mut self) -> Option<Result<Bytes, BodyError>> {
        poll_fn(|cx| self.poll_chunk(cx)).await
    }

    /// Reads everything that is left into memory, at most `limit` bytes.
    ///
    /// # Errors
    ///
    /// Fails with [`BodyErrorKind::TooLarge`](super::BodyErrorKind::TooLarge) if more than `limit`
    /// bytes are left, and otherwise as [`chunk`](Self::chunk). If an earlier read has failed, this
    /// fails with an error of the same kind.
    pub async fn bytes(self, limit: usize) -> Result<Bytes, BodyError> {
        collect::collect(self, limit).await
    }

    pub(super) fn poll_chunk(
        &mut self,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Bytes, BodyError>>> {
        let chunk = match &mut self.source {
            Source::Rope(parts) => parts.pop_front().map(Ok),
            Source::File(file) => ready!(file.poll_chunk(cx)),
            Source::Stream(body) => ready!(poll_data(body.as_mut(), cx)),
            Source::Failed(_) => return Poll::Ready(None),
        };
        match &chunk {
            Some(Ok(bytes)) => {
                self.position += bytes.len() as u64;
                self.hooks.call(bytes);
            }
            Some(Err(error)) => self.source = Source::Failed(error.kind()),
            // Many sources panic when they are polled after their end.
            None => self.source = Source::ended(),
        }
        Poll::Ready(chunk)
    }

    /// What an end means: an error if it is the end that follows a failure.
    pub(super) fn check_end(&self) -> Result<(), BodyError> {
        match self.source {
            Source::Failed(kind) => Err(BodyError::new(kind)),
            _ => Ok(()),
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
            Source::Failed(_) => true,
        }
    }

    fn size_hint(&self) -> SizeHint {
        match &self.source {
            Source::Stream(body) => body.size_hint(),
            _ => self.len().map_or_else(SizeHint::new, SizeHint::with_exact),
        }
    }
}
