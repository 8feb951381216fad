//! The progress of a body that is being read.

use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::{Body, BodyError};

/// What happens to a body while it is read, told to the hook of [`Body::on_progress`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum BodyProgress {
    /// A pass over the content begins. A request that is sent again makes another pass, and the count
    /// of bytes begins at 0 again.
    Began {
        /// The number of the pass. The first one has the number 1.
        pass: u32,
        /// The length of the content in bytes, if it is known.
        length: Option<u64>,
    },
    /// Another piece was taken.
    Moved {
        /// How many bytes were taken in this pass.
        position: u64,
        /// How many of them belong to this piece.
        delta: u64,
    },
    /// The end of the content was reached.
    Ended {
        /// How many bytes the content has.
        length: u64,
    },
}

impl Body {
    /// Calls `hook` when a pass over the content begins, after each piece, and at the end.
    ///
    /// For an upload a piece counts as soon as the transport has taken it. The hook must not wait.
    ///
    /// ```
    /// use oss_transport::{Body, body::BodyProgress};
    ///
    /// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
    /// let body = Body::from("hello").on_progress(|progress| match progress {
    ///     BodyProgress::Began { pass, .. } if pass > 1 => println!("the upload begins again"),
    ///     BodyProgress::Moved { position, .. } => println!("{position} bytes"),
    ///     _ => {}
    /// });
    /// # body.bytes(100).await?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// # })?;
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    #[must_use]
    pub fn on_progress(self, hook: impl Fn(BodyProgress) + Send + Sync + 'static) -> Self {
        let hook = Arc::new(hook);
        let passes = Arc::new(AtomicU32::new(0));
        self.layer(move |content| Watched {
            content,
            hook: Arc::clone(&hook),
            passes: Arc::clone(&passes),
            position: 0,
            state: State::Untouched,
        })
    }
}

struct Watched<H> {
    content: Body,
    hook: Arc<H>,
    /// How many passes were begun.
    passes: Arc<AtomicU32>,
    position: u64,
    state: State,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Untouched,
    Reading,
    Ended,
}

impl<H: Fn(BodyProgress)> Watched<H> {
    /// Tells that the pass begins. It does so when the content is read and not when the body is made,
    /// because a body that was made for another attempt may never be read.
    fn begin(&mut self) {
        if self.state == State::Untouched {
            self.state = State::Reading;
            let pass = self.passes.fetch_add(1, Ordering::Relaxed) + 1;
            let length = self.content.len();
            (self.hook)(BodyProgress::Began { pass, length });
        }
    }

    fn end(&mut self) {
        if self.state != State::Ended {
            self.state = State::Ended;
            let length = self.position;
            (self.hook)(BodyProgress::Ended { length });
        }
    }
}

impl<H: Fn(BodyProgress) + Send + Sync> HttpBody for Watched<H> {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        this.begin();
        let piece = ready!(this.content.poll_chunk(cx));
        match &piece {
            Some(Ok(bytes)) => {
                let delta = bytes.len() as u64;
                this.position += delta;
                let position = this.position;
                (this.hook)(BodyProgress::Moved { position, delta });
                // Who knows the length does not ask again after the last byte.
                if this.content.len() == Some(0) {
                    this.end();
                }
            }
            Some(Err(_)) => {}
            None => this.end(),
        }
        Poll::Ready(piece.map(|piece| piece.map(Frame::data)))
    }

    fn is_end_stream(&self) -> bool {
        // The hook is told of an empty body too, so the body must be read.
        self.state == State::Ended && self.content.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.content.size_hint()
    }
}
