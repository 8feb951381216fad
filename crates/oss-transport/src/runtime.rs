//! Time, sleeping, tasks and random numbers behind one trait, so that tests can control them.

use std::any::Any;
use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;

/// A boxed future without an output that can be moved between threads.
pub type BoxFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The source of time, sleeping, background tasks and random numbers for the whole SDK.
///
/// [`SystemRuntime`](crate::SystemRuntime) is the implementation that uses the system's clock and
/// tokio. Implement this trait to run the SDK on another async runtime, or use
/// [`SteppedRuntime`](crate::testing::SteppedRuntime) to control the clock in a test.
///
/// ```
/// use oss_transport::{Runtime, SystemRuntime};
///
/// let runtime = SystemRuntime::new();
/// let mut bytes = [0; 16];
/// runtime.random(&mut bytes);
/// assert!(runtime.now() > std::time::UNIX_EPOCH);
/// ```
#[async_trait]
pub trait Runtime: fmt::Debug + Send + Sync {
    /// Returns the time of the wall clock, by which signatures are dated. It may jump.
    fn now(&self) -> SystemTime;

    /// Returns the time since an arbitrary moment, which never goes back. Waits and deadlines are
    /// measured by it.
    fn monotonic(&self) -> Duration;

    /// Waits for the given duration. Dropping the future ends the wait.
    async fn sleep(&self, duration: Duration);

    /// Runs `future` in the background. It continues to run when the caller is dropped.
    fn spawn(&self, future: BoxFuture);

    /// Fills `bytes` with random values, which are used for jitter and nonces.
    fn random(&self, bytes: &mut [u8]);

    /// Announces that work is done in real time, such as reading a file, until the returned value is
    /// dropped.
    ///
    /// This matters only to a clock that moves by itself when everything waits, as that of
    /// [`SteppedRuntime`](crate::testing::SteppedRuntime) does: it stands still meanwhile, so that a
    /// time limit does not pass before the work had a chance to be done. By default nothing happens.
    fn begin_real_work(&self) -> RealWork {
        RealWork::default()
    }
}

/// Marks work that is done in real time, until it is dropped. Returned by
/// [`Runtime::begin_real_work`].
#[derive(Default)]
#[must_use = "the work counts as done when this is dropped"]
pub struct RealWork(Option<Box<dyn Any + Send + Sync>>);

impl RealWork {
    /// Creates a value that drops `guard` when it is dropped itself.
    pub fn new(guard: impl Any + Send + Sync) -> Self {
        Self(Some(Box::new(guard)))
    }
}

impl fmt::Debug for RealWork {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RealWork")
            .field("counted", &self.0.is_some())
            .finish()
    }
}

#[async_trait]
impl<R: Runtime + ?Sized> Runtime for Arc<R> {
    fn now(&self) -> SystemTime {
        (**self).now()
    }

    fn monotonic(&self) -> Duration {
        (**self).monotonic()
    }

    async fn sleep(&self, duration: Duration) {
        (**self).sleep(duration).await;
    }

    fn spawn(&self, future: BoxFuture) {
        (**self).spawn(future);
    }

    fn random(&self, bytes: &mut [u8]) {
        (**self).random(bytes);
    }

    fn begin_real_work(&self) -> RealWork {
        (**self).begin_real_work()
    }
}
