//! The body of a request over all its attempts: sent again where it can be, counted and
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
pub(super) struct Upload {
    source: Source,
    tally: Arc<Mutex<Tally>>,
}

enum Source {
    Replayable(Body),
    /// Shared with the attempt that has it, so that it comes back untouched when no connection
    /// was made.
    Once(Arc<Mutex<Body>>),
}

/// What of the body was handed to the transport.
#[derive(Clone, Debug, Default)]
pub(super) struct Tally {
    pub(super) crc64: Crc64,
    pub(super) length: u64,
    /// When the last piece was taken, by the monotonic clock.
    pub(super) last_taken: Option<Duration>,
}

impl Upload {
    pub(super) fn new(body: Body) -> Self {
        let source = if body.is_replayable() {
            Source::Replayable(body)
        } else {
            Source::Once(Arc::new(Mutex::new(body)))
        };
        Self {
            source,
            tally: Arc::default(),
        }
    }

    /// The body of the next attempt, its tally begun anew.
    pub(super) fn next(&mut self, runtime: &Arc<dyn Runtime>) -> Body {
        self.tally = Arc::default();
        let tally = Arc::clone(&self.tally);
        let body = match &self.source {
            Source::Replayable(body) => body.replay().unwrap_or_default(),
            Source::Once(body) => Body::wrap(Lent(Arc::clone(body))),
        };
        let runtime = Arc::clone(runtime);
        body.inspect(move |piece| {
            let mut tally = lock(&tally);
            tally.crc64.update(piece);
            tally.length += piece.len() as u64;
            tally.last_taken = Some(runtime.monotonic());
        })
    }

    /// Whether another attempt can send the same bytes.
    pub(super) fn can_repeat(&self) -> bool {
        matches!(self.source, Source::Replayable(_)) || lock(&self.tally).length == 0
    }

    /// What the last attempt handed to the transport.
    pub(super) fn tally(&self) -> Tally {
        lock(&self.tally).clone()
    }

    /// Length and checksum of the whole body, if it can be read again.
    pub(super) async fn measure(&mut self) -> Result<Option<Tally>, BodyError> {
        let Source::Replayable(body) = &self.source else {
            return Ok(None);
        };
        let Some(mut body) = body.replay() else {
            return Ok(None);
        };
        let mut tally = Tally::default();
        while let Some(piece) = body.chunk().await.transpose()? {
            tally.crc64.update(&piece);
            tally.length += piece.len() as u64;
        }
        Ok(Some(tally))
    }
}

/// A body that can be read once, lent to one attempt.
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

/// A panic elsewhere leaves a count behind, nothing half done.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
