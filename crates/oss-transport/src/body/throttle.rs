//! Limits of the speed at which bodies are read.

use std::fmt;
use std::num::NonZeroU64;
use std::pin::Pin;
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Context, Poll, ready};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body as HttpBody, Frame, SizeHint};

use super::{Body, BodyError};
use crate::{BoxFuture, Runtime};

/// A limit of the speed, in bytes per second, that any number of bodies share.
///
/// Bytes that were not used are saved up for a quarter of a second, or up to 64 KiB if that is more.
/// Clones are the same limit.
///
/// ```
/// use std::{num::NonZeroU64, sync::Arc};
/// use oss_transport::{Body, RateLimit, SystemRuntime};
///
/// let mebibyte = NonZeroU64::new(1 << 20).expect("it is not 0");
/// let limit = RateLimit::new(mebibyte, Arc::new(SystemRuntime::new()));
/// // Both together have one mebibyte per second.
/// let one = Body::from(vec![0; 1 << 20]).throttled(&limit);
/// let other = Body::from(vec![0; 1 << 20]).throttled(&limit);
/// ```
#[derive(Clone)]
pub struct RateLimit {
    runtime: Arc<dyn Runtime>,
    bytes_per_second: NonZeroU64,
    account: Arc<Mutex<Account>>,
}

/// What may be used at once, or what was used in advance.
#[derive(Debug)]
struct Account {
    /// In bytes multiplied by nanoseconds per second, so that nothing is lost by rounding.
    balance: i128,
    /// When the balance was computed, on the monotonic clock.
    at: Duration,
}

impl RateLimit {
    /// Creates a limit of the given number of bytes per second. `runtime` is the clock, and waits.
    pub fn new(bytes_per_second: NonZeroU64, runtime: Arc<dyn Runtime>) -> Self {
        let at = runtime.monotonic();
        let limit = Self {
            runtime,
            bytes_per_second,
            account: Arc::new(Mutex::new(Account { balance: 0, at })),
        };
        limit.lock().balance = i128::from(limit.burst()) * SECOND;
        limit
    }

    /// Returns the limit in bytes per second.
    pub fn bytes_per_second(&self) -> NonZeroU64 {
        self.bytes_per_second
    }

    /// The largest number of bytes that are let through without a wait.
    fn burst(&self) -> u64 {
        (self.bytes_per_second.get() / 4).max(LEAST_BURST)
    }

    /// Uses `bytes`, perhaps in advance, and returns how long to wait until they are covered.
    fn take(&self, bytes: u64) -> Duration {
        let now = self.runtime.monotonic();
        let rate = i128::from(self.bytes_per_second.get());
        let most = i128::from(self.burst()) * SECOND;
        let mut account = self.lock();
        let elapsed = now.saturating_sub(account.at);
        let earned = i128::try_from(elapsed.as_nanos()).unwrap_or(SECOND) * rate;
        account.balance = account.balance.saturating_add(earned).min(most);
        account.at = now.max(account.at);
        account.balance -= i128::from(bytes) * SECOND;
        let debt = (-account.balance).max(0);
        let wait = (debt + rate - 1) / rate;
        Duration::from_nanos(u64::try_from(wait).unwrap_or(u64::MAX))
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Account> {
        // A panic elsewhere leaves a balance behind, nothing half done.
        self.account.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn sleep(&self, duration: Duration) -> BoxFuture {
        let runtime = Arc::clone(&self.runtime);
        Box::pin(async move { runtime.sleep(duration).await })
    }
}

impl fmt::Debug for RateLimit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RateLimit")
            .field("bytes_per_second", &self.bytes_per_second)
            .finish_non_exhaustive()
    }
}

impl Body {
    /// Lets the content through no faster than `limit` allows. Bodies that share the limit share the
    /// speed. A piece that is larger than the limit allows at once is cut.
    #[must_use]
    pub fn throttled(self, limit: &RateLimit) -> Self {
        let limit = limit.clone();
        self.layer(move |content| Throttled {
            content,
            limit: limit.clone(),
            rest: Bytes::new(),
            waiting: None,
        })
    }
}

struct Throttled {
    content: Body,
    limit: RateLimit,
    /// What was read and must wait.
    rest: Bytes,
    /// What is handed out when the wait is over.
    waiting: Option<(BoxFuture, Bytes)>,
}

impl HttpBody for Throttled {
    type Data = Bytes;
    type Error = BodyError;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, BodyError>>> {
        let this = &mut *self;
        if this.waiting.is_none() {
            if this.rest.is_empty() {
                match ready!(this.content.poll_chunk(cx)) {
                    Some(Ok(piece)) => this.rest = piece,
                    Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                    None => return Poll::Ready(None),
                }
            }
            let most = usize::try_from(this.limit.burst()).unwrap_or(usize::MAX);
            let piece = this.rest.split_to(this.rest.len().min(most));
            let wait = this.limit.take(piece.len() as u64);
            if wait.is_zero() {
                return Poll::Ready(Some(Ok(Frame::data(piece))));
            }
            this.waiting = Some((this.limit.sleep(wait), piece));
        }
        if let Some((wait, _)) = &mut this.waiting {
            ready!(wait.as_mut().poll(cx));
        }
        let piece = this.waiting.take().map(|(_, piece)| Ok(Frame::data(piece)));
        Poll::Ready(piece)
    }

    fn is_end_stream(&self) -> bool {
        self.rest.is_empty() && self.waiting.is_none() && self.content.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        let held = self.waiting.as_ref().map_or(0, |(_, piece)| piece.len());
        let held = (held + self.rest.len()) as u64;
        self.content
            .len()
            .map_or_else(SizeHint::new, |length| SizeHint::with_exact(length + held))
    }
}

const SECOND: i128 = 1_000_000_000;
const LEAST_BURST: u64 = 64 * 1024;
