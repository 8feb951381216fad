//! Bodies that end with an error when something else is cancelled.

use std::pin::Pin;
use std::task::{Context, Poll};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use super::{Body, BodyError, BodyErrorKind};

impl Body {
    /// Ends the content with [`BodyErrorKind::Cancelled`] as soon as the token is cancelled, also
    /// while nothing can be read. A request with such a body is then given up, and the server never
    /// sees it as a complete one.
    ///
    /// ```
    /// use oss_transport::{Body, BodyErrorKind};
    /// use tokio_util::sync::CancellationToken;
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let token = CancellationToken::new();
    /// let body = Body::from("hello").cancelled_by(&token);
    /// token.cancel();
    /// assert_eq!(body.bytes(100).await.unwrap_err().kind(), BodyErrorKind::Cancelled);
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn cancelled_by(self, token: &CancellationToken) -> Self {
        let token = token.clone();
        self.layer(move |content| Cancellable {
            content,
            cancelled: Box::pin(token.clone().cancelled_owned()),
        })
    }
}

struct Cancellable {
    content: Body,
    cancelled: Pin<Box<WaitForCancellationFutureOwned>>,
}

impl HttpBody for Cancellable {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        if self.cancelled.as_mut().poll(cx).is_ready() {
            return Poll::Ready(Some(Err(BodyError::new(BodyErrorKind::Cancelled))));
        }
        Pin::new(&mut self.content).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.content.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.content.size_hint()
    }
}
