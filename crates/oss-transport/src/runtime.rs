//! Time, sleep, tasks and randomness as one trait, so that every test is exact.

use std::fmt;
use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use async_trait::async_trait;

/// A future on the heap that can move between threads.
pub type BoxFuture = Pin<Box<dyn Future<Output = ()> + Send>>;

/// Where the SDK gets time, sleep, tasks and randomness from.
///
/// [`SystemRuntime`](crate::SystemRuntime) is the real one, on tokio.
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
    /// The wall clock. It may jump; signatures are dated by it.
    fn now(&self) -> SystemTime;

    /// Time since an arbitrary moment; it never goes back. Waits and deadlines are measured by it.
    fn monotonic(&self) -> Duration;

    /// Waits for `duration`. Dropping the future ends the wait.
    async fn sleep(&self, duration: Duration);

    /// Runs `future` in the background, beyond the caller's life.
    fn spawn(&self, future: BoxFuture);

    /// Fills `bytes` at random, for jitter and nonces.
    fn random(&self, bytes: &mut [u8]);
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
}
