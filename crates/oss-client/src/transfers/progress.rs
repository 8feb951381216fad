//! The progress of a transfer, as a stream of snapshots.

use std::collections::VecDeque;
use std::fmt;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::task::{Context, Poll};
use std::time::Duration;

use futures_core::Stream;
use oss_transport::body::BodyProgress;
use oss_transport::{Body, BoxFuture, Runtime};
use tokio_util::sync::{CancellationToken, WaitForCancellationFutureOwned};

use crate::scheduler::Member;

/// How far a transfer has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Snapshot {
    /// How many bytes were transferred. Bytes that are sent again are counted once, so that the number
    /// goes back when a part begins anew. What an earlier run of the transfer has done is included.
    pub bytes: u64,
    /// How many bytes there are, if that is known.
    pub total: Option<u64>,
    /// How many parts were transferred.
    pub parts: u64,
    /// How many parts there are, if that is known.
    pub total_parts: Option<u64>,
    /// How many requests were sent again.
    pub retries: u64,
    /// The bytes per second over the last 15 seconds.
    pub rate: u64,
}

/// The progress of a transfer: a stream of [`Snapshot`]s, one each 100 ms while something happens, and
/// one at the end. The methods named `progress` of the transfers return it.
///
/// ```
/// use futures_util::StreamExt;
///
/// # async fn example(client: oss_client::Client) -> Result<(), oss_client::Error> {
/// let upload = client.transfers().upload("examplebucket", "exampledir/video.mp4", std::path::Path::new("video.mp4"));
/// let mut progress = upload.progress();
/// tokio::spawn(async move {
///     while let Some(now) = progress.next().await {
///         eprintln!("{} of {:?} bytes, {} bytes/s", now.bytes, now.total, now.rate);
///     }
/// });
/// upload.send().await?;
/// # Ok(())
/// # }
/// ```
pub struct Progress {
    counters: Arc<Counters>,
    runtime: Arc<dyn Runtime>,
    samples: VecDeque<(Duration, u64)>,
    wait: Option<BoxFuture>,
    over: Pin<Box<WaitForCancellationFutureOwned>>,
    last: Option<Snapshot>,
    ended: bool,
}

/// What a transfer counts. Counting costs an addition, whether anybody listens or not.
#[derive(Default)]
pub(super) struct Counters {
    bytes: AtomicU64,
    /// One more than the number, or 0 while it is not known.
    total: AtomicU64,
    parts: AtomicU64,
    total_parts: AtomicU64,
    retries: AtomicU64,
    over: CancellationToken,
    /// The counters of the transfer of which this one is a part.
    whole: Option<Arc<Counters>>,
}

/// Ends the streams of a transfer's progress when the transfer ends or is dropped.
pub(super) struct Ending(Arc<Counters>);

impl Counters {
    /// Creates the counters of a part of a larger transfer, which counts all of its parts.
    pub(super) fn within(whole: &Arc<Self>) -> Self {
        Self {
            whole: Some(Arc::clone(whole)),
            ..Self::default()
        }
    }

    pub(super) fn add(&self, bytes: u64) {
        self.bytes.fetch_add(bytes, Ordering::Relaxed);
        if let Some(whole) = &self.whole {
            whole.add(bytes);
        }
    }

    pub(super) fn take_back(&self, bytes: u64) {
        self.bytes.fetch_sub(bytes, Ordering::Relaxed);
        if let Some(whole) = &self.whole {
            whole.take_back(bytes);
        }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes.load(Ordering::Relaxed)
    }

    pub(super) fn set_total(&self, bytes: u64, parts: u64) {
        self.total.store(bytes.saturating_add(1), Ordering::Relaxed);
        self.total_parts
            .store(parts.saturating_add(1), Ordering::Relaxed);
    }

    /// Sets how many bytes there are, where the number of parts is not known.
    pub(super) fn set_total_bytes(&self, bytes: u64) {
        self.total.store(bytes.saturating_add(1), Ordering::Relaxed);
    }

    pub(super) fn add_part(&self) {
        self.parts.fetch_add(1, Ordering::Relaxed);
        if let Some(whole) = &self.whole {
            whole.add_part();
        }
    }

    pub(super) fn parts(&self) -> u64 {
        self.parts.load(Ordering::Relaxed)
    }

    /// Begins to count from the start, as when damaged content is transferred once more.
    pub(super) fn restart(&self) {
        let bytes = self.bytes.swap(0, Ordering::Relaxed);
        let parts = self.parts.swap(0, Ordering::Relaxed);
        if let Some(whole) = &self.whole {
            whole.take_back(bytes);
            whole.parts.fetch_sub(parts, Ordering::Relaxed);
        }
    }

    /// Counts the attempts of a call beyond the first.
    pub(super) fn add_attempts(&self, attempts: u64) {
        self.retries
            .fetch_add(attempts.saturating_sub(1), Ordering::Relaxed);
        if let Some(whole) = &self.whole {
            whole.add_attempts(attempts);
        }
    }

    pub(super) fn ending(self: &Arc<Self>) -> Ending {
        Ending(Arc::clone(self))
    }

    fn snapshot(&self) -> Snapshot {
        let known = |number: &AtomicU64| number.load(Ordering::Relaxed).checked_sub(1);
        Snapshot {
            bytes: self.bytes(),
            total: known(&self.total),
            parts: self.parts(),
            total_parts: known(&self.total_parts),
            retries: self.retries.load(Ordering::Relaxed),
            rate: 0,
        }
    }
}

impl Drop for Ending {
    fn drop(&mut self) {
        self.0.over.cancel();
    }
}

/// Counts the bytes of a body on their way out. What was counted of a pass is taken back when the body
/// begins anew.
pub(super) fn counted(body: Body, counters: &Arc<Counters>, member: &Arc<Member>) -> Body {
    let (counters, member) = (Arc::clone(counters), Arc::clone(member));
    let sent = AtomicU64::new(0);
    body.on_progress(move |progress| match progress {
        BodyProgress::Began { .. } => counters.take_back(sent.swap(0, Ordering::Relaxed)),
        BodyProgress::Moved { delta, .. } => {
            sent.fetch_add(delta, Ordering::Relaxed);
            counters.add(delta);
            member.moved(delta);
        }
        _ => {}
    })
}

impl Progress {
    pub(super) fn new(counters: &Arc<Counters>, runtime: &Arc<dyn Runtime>) -> Self {
        Self {
            counters: Arc::clone(counters),
            runtime: Arc::clone(runtime),
            samples: VecDeque::new(),
            wait: None,
            over: Box::pin(counters.over.clone().cancelled_owned()),
            last: None,
            ended: false,
        }
    }

    /// Returns how far the transfer has come.
    pub fn now(&mut self) -> Snapshot {
        let mut snapshot = self.counters.snapshot();
        let now = self.runtime.monotonic();
        let newest = self.samples.back().map(|(at, _)| *at);
        if newest.is_none_or(|at| now.saturating_sub(at) >= INTERVAL / 2) {
            self.samples.push_back((now, snapshot.bytes));
        }
        while self.samples.len() > 2
            && self
                .samples
                .front()
                .is_some_and(|(at, _)| now.saturating_sub(*at) > RATE_WINDOW)
        {
            self.samples.pop_front();
        }
        if let Some((since, before)) = self.samples.front() {
            let elapsed = now.saturating_sub(*since).as_secs_f64();
            if elapsed > 0.0 {
                snapshot.rate = (snapshot.bytes.saturating_sub(*before) as f64 / elapsed) as u64;
            }
        }
        snapshot
    }

    fn differs(&self, snapshot: &Snapshot) -> bool {
        let still = |snapshot: &Snapshot| Snapshot {
            rate: 0,
            ..*snapshot
        };
        self.last.as_ref().map(still) != Some(still(snapshot))
    }
}

impl Stream for Progress {
    type Item = Snapshot;

    fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Snapshot>> {
        let this = &mut *self;
        if this.ended {
            return Poll::Ready(None);
        }
        let mut rounds = 0;
        loop {
            if this.over.as_mut().poll(cx).is_ready() {
                this.ended = true;
                return Poll::Ready(Some(this.now()));
            }
            if let Some(wait) = &mut this.wait {
                if wait.as_mut().poll(cx).is_pending() {
                    return Poll::Pending;
                }
                this.wait = None;
            }
            let snapshot = this.now();
            let is_new = this.differs(&snapshot);
            let runtime = Arc::clone(&this.runtime);
            this.wait = Some(Box::pin(async move { runtime.sleep(INTERVAL).await }));
            if is_new {
                this.last = Some(snapshot);
                return Poll::Ready(Some(snapshot));
            }
            // A runtime whose waits take no time must not keep the thread for this stream.
            rounds += 1;
            if rounds >= ROUNDS {
                cx.waker().wake_by_ref();
                return Poll::Pending;
            }
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Progress")
            .field("now", &self.counters.snapshot())
            .field("ended", &self.ended)
            .finish_non_exhaustive()
    }
}

const INTERVAL: Duration = Duration::from_millis(100);
const ROUNDS: u32 = 8;
const RATE_WINDOW: Duration = Duration::from_secs(15);
