//! The body of a request over all its attempts: sent again where that is possible, counted and
//! checksummed on the way out.

use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};
use oss_transport::{Body, BodyError, Runtime};

use crate::error::Result;
use crate::integrity::Crc64;

/// The source of the bodies of all attempts.
///
/// The caller's body itself is lent to the attempts until one of them has read a byte of it, so
/// that the caller's hooks see what is sent and a body that can be read once survives a failed
/// connection. Only then a replay takes its place.
pub(super) struct Upload {
    body: Arc<Mutex<Body>>,
    repeat: Repeat,
    /// Whether an attempt has been given a body.
    attempted: bool,
    /// Whether an attempt has read a part of the caller's body.
    begun: bool,
    tally: Arc<Mutex<Tally>>,
}

/// Whether the same bytes can be sent again.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Repeat {
    ByReplay,
    /// The body can be read only once, or the caller has already read a part of it, so that only the
    /// rest is sent.
    Never,
}

/// How much of the body was handed to the transport.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) crc64: Crc64,
    pub(super) length: u64,
    /// When the last piece was taken, by the monotonic clock.
    pub(super) last_taken: Option<Duration>,
}

impl Tally {
    pub(super) fn count(&mut self, piece: &Bytes) {
        self.crc64.update(piece);
        self.length += piece.len() as u64;
    }
}

impl Upload {
    pub(super) fn new(body: Body) -> Self {
        let untouched = body.position() == 0;
        Self {
            repeat: if body.is_replayable() && untouched {
                Repeat::ByReplay
            } else {
                Repeat::Never
            },
            body: Arc::new(Mutex::new(body)),
            attempted: false,
            begun: false,
            tally: Arc::default(),
        }
    }

    /// Returns the body of the next attempt and begins a new tally.
    pub(super) fn next(&mut self, runtime: &Arc<dyn Runtime>) -> Body {
        self.begun |= lock(&self.tally).length > 0;
        if std::mem::replace(&mut self.attempted, true) {
            self.tally = Arc::default();
        }
        let body = match self.repeat {
            Repeat::ByReplay if self.begun => lock(&self.body).replay().unwrap_or_default(),
            _ => match self.lend() {
                Some(body) => body,
                None => return Body::empty(),
            },
        };
        let (tally, runtime) = (Arc::clone(&self.tally), Arc::clone(runtime));
        body.inspect(move |piece| {
            let mut tally = lock(&tally);
            tally.count(piece);
            tally.last_taken = Some(runtime.monotonic());
        })
    }

    /// Returns a body that reads the caller's body for one attempt, or `None` if that has no bytes. If
    /// the caller's body can be replayed, so can the returned one, because a transport may send again
    /// what it was given.
    fn lend(&self) -> Option<Body> {
        let body = lock(&self.body);
        if body.is_end_stream() {
            return None;
        }
        // Most bodies are bytes in memory. Their replay is as good as they are, and costs less.
        if body.is_plain() {
            return body.replay();
        }
        drop(body);
        let lent = Body::wrap(Lent(Arc::clone(&self.body)));
        if self.repeat == Repeat::Never {
            return Some(lent);
        }
        let (first, body) = (Mutex::new(Some(lent)), Arc::clone(&self.body));
        Some(Body::from_factory(move || {
            let first = lock(&first).take();
            first.or_else(|| lock(&body).replay()).unwrap_or_default()
        }))
    }

    /// Returns `true` if another attempt can send the same bytes.
    pub(super) fn can_repeat(&self) -> bool {
        self.repeat == Repeat::ByReplay || (!self.begun && lock(&self.tally).length == 0)
    }

    /// Returns what the last attempt handed to the transport.
    pub(super) fn tally(&self) -> Tally {
        lock(&self.tally).clone()
    }

    /// Returns when the last attempt handed the last piece to the transport, by the monotonic clock.
    pub(super) fn last_taken(&self) -> Option<Duration> {
        lock(&self.tally).last_taken
    }

    /// Returns the length and the checksum of the whole body, if it can be read again.
    pub(super) async fn measure(&mut self) -> Result<Option<Tally>, BodyError> {
        if self.repeat == Repeat::Never {
            return Ok(None);
        }
        let replay = lock(&self.body).replay();
        let Some(mut body) = replay else {
            return Ok(None);
        };
        let mut tally = Tally::default();
        while let Some(piece) = body.chunk().await.transpose()? {
            tally.count(&piece);
        }
        Ok(Some(tally))
    }
}

/// A body that reads the caller's body during one attempt and leaves the rest of it to the next one.
struct Lent(Arc<Mutex<Body>>);

impl HttpBody for Lent {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        Pin::new(&mut *lock(&self.0)).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        lock(&self.0).is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        lock(&self.0).size_hint()
    }
}

/// Locks a value, even if another thread has panicked while it held the lock: no panic can leave a body
/// or a tally half changed.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
