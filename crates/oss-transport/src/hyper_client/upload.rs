//! The body of a request while hyper sends it, and what the transport must know about that.

use std::pin::Pin;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::go_ahead::GoAhead;
use crate::{Body, BodyError};

/// The body that hyper sends.
pub(super) struct Upload {
    body: Body,
    /// How many bytes of the body are still missing, if the head of the request states a length.
    owed: Option<u64>,
    /// What must happen before the first byte is sent.
    go_ahead: Option<GoAhead>,
    progress: Arc<Progress>,
}

/// How far the sending of a body has come. The transport and the body share it.
#[derive(Debug, Default)]
pub(super) struct Progress {
    stopped: AtomicBool,
    informed: AtomicBool,
    ended: AtomicBool,
    given: AtomicU64,
    error: Mutex<Option<BodyError>>,
}

impl Upload {
    pub(super) fn new(body: Body, owed: Option<u64>) -> Self {
        let progress = Arc::new(Progress::default());
        progress.ended.store(owed == Some(0), Ordering::Relaxed);
        Self {
            body,
            owed,
            go_ahead: None,
            progress,
        }
    }

    /// Makes the body wait with its first byte until the server may receive it.
    pub(super) fn wait_for(&mut self, go_ahead: GoAhead) {
        self.go_ahead = Some(go_ahead);
    }

    pub(super) fn progress(&self) -> Arc<Progress> {
        Arc::clone(&self.progress)
    }

    /// Checks that a body whose stated length is 0 has no bytes. hyper never reads such a body, and
    /// without this check a body that has bytes, or fails, would be sent as an empty one.
    pub(super) async fn check_empty(&mut self) -> Result<(), BodyError> {
        if self.owed != Some(0) || self.body.is_end_stream() {
            return Ok(());
        }
        match self.body.chunk().await.transpose()? {
            Some(bytes) => Err(BodyError::too_long(0, bytes.len() as u64)),
            None => Ok(()),
        }
    }

    /// Counts `bytes` towards the stated length.
    fn count(&mut self, bytes: &Bytes) -> Result<(), BodyError> {
        let length = bytes.len() as u64;
        if let Some(owed) = &mut self.owed {
            let given = self.progress.given();
            *owed = owed
                .checked_sub(length)
                .ok_or_else(|| BodyError::too_long(given + *owed, given + length))?;
        }
        self.progress.given.fetch_add(length, Ordering::Relaxed);
        Ok(())
    }

    /// Notes that the body has ended, which is an error if it is shorter than its stated length.
    fn end(&self) -> Result<(), BodyError> {
        if let Some(owed) = self.owed.filter(|owed| *owed > 0) {
            let given = self.progress.given();
            return Err(BodyError::too_short(given + owed, given));
        }
        self.progress.ended.store(true, Ordering::Relaxed);
        Ok(())
    }
}

impl Progress {
    /// Stops the sending, because the final response has arrived.
    pub(super) fn stop(&self) {
        self.stopped.store(true, Ordering::Relaxed);
    }

    /// Notes that a response has arrived which is not the final one, such as `100 Continue`.
    pub(super) fn inform(&self) {
        self.informed.store(true, Ordering::Relaxed);
    }

    /// Returns `true` if such a response has arrived since the last time.
    pub(super) fn take_informed(&self) -> bool {
        self.informed.swap(false, Ordering::Relaxed)
    }

    /// Returns `true` if hyper has taken all of the body.
    pub(super) fn ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// Returns how many bytes of the body hyper has taken.
    pub(super) fn given(&self) -> u64 {
        self.given.load(Ordering::Relaxed)
    }

    /// Returns the error of the body, if it failed.
    pub(super) fn take_error(&self) -> Option<BodyError> {
        self.error
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take()
    }

    /// Keeps the error for the caller. hyper gets a short text in its place, which makes it close the
    /// connection before the body looks complete.
    fn fail(&self, error: BodyError) -> &'static str {
        *self.error.lock().unwrap_or_else(PoisonError::into_inner) = Some(error);
        "the source of the body failed"
    }
}

impl HttpBody for Upload {
    type Data = Bytes;
    type Error = &'static str;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, &'static str>>> {
        // Nothing has to wake this body again: the bytes of the response wake the task, and the
        // connection is dropped when the response was read.
        if self.progress.stopped.load(Ordering::Relaxed) {
            return Poll::Pending;
        }
        if let Some(go_ahead) = &mut self.go_ahead {
            ready!(go_ahead.poll(cx));
            self.go_ahead = None;
        }
        let frame = match ready!(Pin::new(&mut self.body).poll_frame(cx)) {
            Some(Ok(frame)) => match frame.into_data() {
                Ok(bytes) => self.count(&bytes).map(|()| Some(Frame::data(bytes))),
                Err(_) => self.end().map(|()| None),
            },
            Some(Err(error)) => Err(error),
            None => self.end().map(|()| None),
        };
        if self.owed == Some(0) {
            self.progress.ended.store(true, Ordering::Relaxed);
        }
        Poll::Ready(frame.map_err(|error| self.progress.fail(error)).transpose())
    }

    fn is_end_stream(&self) -> bool {
        self.owed == Some(0)
    }

    fn size_hint(&self) -> SizeHint {
        self.owed.map_or_else(SizeHint::new, SizeHint::with_exact)
    }
}
