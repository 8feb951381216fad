//! A runtime whose clock moves only when a test moves it, or when everything waits.

use std::collections::BTreeMap;
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use async_trait::async_trait;

use crate::{BoxFuture, RealWork, Runtime};

/// A [`Runtime`] with a clock of its own. Sleeping is recorded and costs no real time, and random
/// bytes are derived from a seed.
///
/// When everything waits, the sleep that ends first moves the clock to its end and returns. A race
/// between a wait of 200 ms and a time limit of 30 s thus ends as it would in reality, but at once.
/// Files that the SDK reads are read in real time, and the clock stands still meanwhile; code of your
/// own can have the same effect with [`begin_real_work`](Runtime::begin_real_work). A time limit on
/// work that waits for a socket passes at once, however. For such tests make the clock
/// [`manual`](Self::manual), so that only [`advance`](Self::advance) moves it.
///
/// Clones share the clock. Background tasks are spawned on tokio.
///
/// ```
/// use std::time::{Duration, UNIX_EPOCH};
/// use oss_transport::{Runtime, testing::SteppedRuntime};
///
/// # tokio::runtime::Builder::new_current_thread().build()?.block_on(async {
/// let runtime = SteppedRuntime::at(UNIX_EPOCH + Duration::from_secs(1_700_000_000));
/// runtime.sleep(Duration::from_secs(3600)).await;
/// assert_eq!(runtime.now(), UNIX_EPOCH + Duration::from_secs(1_700_003_600));
/// assert_eq!(runtime.sleeps(), [Duration::from_secs(3600)]);
/// # });
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct SteppedRuntime(Arc<Mutex<State>>);

#[derive(Debug)]
struct State {
    start: SystemTime,
    elapsed: Duration,
    advance: Advance,
    seed: u64,
    sleeps: Vec<Duration>,
    /// How many pieces of work are being done in real time.
    working: usize,
    /// Who waits, by the end of the wait; the number keeps equal ends apart.
    waiting: BTreeMap<(Duration, usize), Waker>,
}

#[derive(Debug, PartialEq, Eq)]
enum Advance {
    ByItself,
    Manually,
}

impl SteppedRuntime {
    /// Creates a runtime whose clock shows `now`.
    pub fn at(now: SystemTime) -> Self {
        Self(Arc::new(Mutex::new(State {
            start: now,
            elapsed: Duration::ZERO,
            advance: Advance::ByItself,
            seed: 0,
            sleeps: Vec::new(),
            working: 0,
            waiting: BTreeMap::new(),
        })))
    }

    /// Creates a runtime whose clock shows the given number of seconds since 1970.
    pub fn at_unix(seconds: u64) -> Self {
        Self::at(UNIX_EPOCH + Duration::from_secs(seconds))
    }

    /// Makes sleeping wait for [`advance`](Self::advance). By default the clock moves by itself to
    /// the end of the sleep that ends first.
    #[must_use]
    pub fn manual(self) -> Self {
        self.state().advance = Advance::Manually;
        self
    }

    /// Sets the seed of the random bytes. The same seed gives the same bytes. The default is 0.
    #[must_use]
    pub fn seed(self, seed: u64) -> Self {
        self.state().seed = seed;
        self
    }

    /// Moves the wall clock and the monotonic clock forward, and ends the sleeps that are over.
    pub fn advance(&self, duration: Duration) {
        let mut state = self.state();
        state.elapsed += duration;
        let elapsed = state.elapsed;
        let over = state
            .waiting
            .range(..=(elapsed, usize::MAX))
            .map(|(_, waker)| waker.clone());
        let over: Vec<Waker> = over.collect();
        drop(state);
        over.into_iter().for_each(Waker::wake);
    }

    /// Sets the wall clock, as an administrator would. [`monotonic`](Runtime::monotonic) does not
    /// change.
    pub fn set_now(&self, now: SystemTime) {
        let mut state = self.state();
        state.start = now - state.elapsed;
    }

    /// Returns the durations of all sleeps that were begun, in order, including those that were
    /// dropped.
    pub fn sleeps(&self) -> Vec<Duration> {
        self.state().sleeps.clone()
    }

    fn state(&self) -> MutexGuard<'_, State> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[async_trait]
impl Runtime for SteppedRuntime {
    fn now(&self) -> SystemTime {
        let state = self.state();
        state.start + state.elapsed
    }

    fn monotonic(&self) -> Duration {
        self.state().elapsed
    }

    async fn sleep(&self, duration: Duration) {
        let end = {
            let mut state = self.state();
            state.sleeps.push(duration);
            (state.elapsed + duration, state.sleeps.len())
        };
        Sleep { runtime: self, end }.await;
    }

    fn spawn(&self, future: BoxFuture) {
        tokio::spawn(future);
    }

    fn random(&self, bytes: &mut [u8]) {
        let mut state = self.state();
        for byte in bytes {
            *byte = split_mix(&mut state.seed);
        }
    }

    fn begin_real_work(&self) -> RealWork {
        self.state().working += 1;
        RealWork::new(Working(self.clone()))
    }
}

/// Counts as work that is done in real time until it is dropped.
struct Working(SteppedRuntime);

impl Drop for Working {
    fn drop(&mut self) {
        let mut state = self.0.state();
        state.working -= 1;
        if state.working > 0 {
            return;
        }
        // All begin to wait anew, so that what the work has led to comes first.
        let waiting = std::mem::take(&mut state.waiting);
        drop(state);
        waiting.into_values().for_each(Waker::wake);
    }
}

struct Sleep<'a> {
    runtime: &'a SteppedRuntime,
    end: (Duration, usize),
}

impl Future for Sleep<'_> {
    type Output = ();

    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut state = self.runtime.state();
        if state.elapsed >= self.end.0 {
            return Poll::Ready(());
        }
        let known = state.waiting.insert(self.end, cx.waker().clone()).is_some();
        let next = state.waiting.first_key_value().map(|(end, _)| *end);
        let stands_still = state.advance == Advance::Manually || state.working > 0;
        if stands_still || next != Some(self.end) {
            return Poll::Pending;
        }
        if known {
            state.elapsed = self.end.0;
            return Poll::Ready(());
        }
        // The first turn belongs to whatever else wants to run or to sleep for less.
        drop(state);
        cx.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Sleep<'_> {
    fn drop(&mut self) {
        let mut state = self.runtime.state();
        state.waiting.remove(&self.end);
        let next = state
            .waiting
            .first_key_value()
            .map(|(_, waker)| waker.clone());
        drop(state);
        next.into_iter().for_each(Waker::wake);
    }
}

/// The SplitMix64 generator: any seed will do, and the sequence is the same everywhere.
fn split_mix(seed: &mut u64) -> u8 {
    *seed = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    let mut word = *seed;
    word = (word ^ (word >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    word = (word ^ (word >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (word >> 56) as u8
}
