//! The data in the frames of a body.

use std::pin::Pin;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::Body as HttpBody;

use super::BodyError;

/// Returns the next data that is not empty; trailers are passed over.
///
/// A source that is always ready with nothing would keep the thread for itself, so it has to wait
/// for its next turn after some empty frames.
pub(super) fn poll_data<B>(
    mut body: Pin<&mut B>,
    cx: &mut Context<'_>,
) -> Poll<Option<Result<Bytes, BodyError>>>
where
    B: HttpBody<Data = Bytes, Error = BodyError> + ?Sized,
{
    for _ in 0..EMPTY_FRAMES {
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
    cx.waker().wake_by_ref();
    Poll::Pending
}

const EMPTY_FRAMES: usize = 32;
