//! Streams and bodies of other types, with their errors turned into [`BodyError`]s.

use std::error::Error as StdError;
use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use futures_core::Stream;
use http_body::{Body as HttpBody, Frame};

use super::BodyError;

/// The items of a stream.
pub(super) struct StreamBody<S>(Pin<Box<S>>);

impl<S> StreamBody<S> {
    pub(super) fn new(stream: S) -> Self {
        Self(Box::pin(stream))
    }
}

impl<S, E> HttpBody for StreamBody<S>
where
    S: Stream<Item = Result<Bytes, E>>,
    E: Into<Box<dyn StdError + Send + Sync>>,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let item = self.0.as_mut().poll_next(cx);
        item.map(|item| item.map(|bytes| bytes.map(Frame::data).map_err(BodyError::from_source)))
    }
}

/// A body of another type.
///
/// Neither its size hint nor its `is_end_stream` is passed on, because they may be wrong. An exact
/// length is checked by [`Stated`](super::stated::Stated) instead.
pub(super) struct Wrapped<B>(Pin<Box<B>>);

impl<B> Wrapped<B> {
    pub(super) fn new(body: B) -> Self {
        Self(Box::pin(body))
    }
}

impl<B> HttpBody for Wrapped<B>
where
    B: HttpBody<Data = Bytes>,
    B::Error: Into<Box<dyn StdError + Send + Sync>>,
{
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let frame = self.0.as_mut().poll_frame(cx);
        frame.map(|frame| frame.map(|frame| frame.map_err(BodyError::from_source)))
    }
}
