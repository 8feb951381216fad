//! The system's clock, tokio's timer and tasks, and random numbers of the operating system.

use std::collections::hash_map::RandomState;
use std::hash::BuildHasher;
use std::sync::LazyLock;
use std::time::{Duration, Instant, SystemTime};

use async_trait::async_trait;

use crate::{BoxFuture, Runtime};

/// The [`Runtime`] that uses the clock and the random numbers of the operating system, and tokio for
/// sleeping and for background tasks.
///
/// `sleep` and `spawn` must be called inside a tokio runtime whose timer is enabled.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemRuntime(());

impl SystemRuntime {
    /// Creates the runtime. All values are the same, and creating one costs nothing.
    pub fn new() -> Self {
        Self(())
    }
}

#[async_trait]
impl Runtime for SystemRuntime {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the Runtime that reads the real clock"
    )]
    fn now(&self) -> SystemTime {
        SystemTime::now()
    }

    fn monotonic(&self) -> Duration {
        START.elapsed()
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the Runtime that really sleeps"
    )]
    async fn sleep(&self, duration: Duration) {
        tokio::time::sleep(duration).await;
    }

    fn spawn(&self, future: BoxFuture) {
        // While a program ends, there may be no runtime any more. The future is dropped then.
        match tokio::runtime::Handle::try_current() {
            Ok(runtime) => drop(runtime.spawn(future)),
            Err(_) => tracing::warn!("a background task was dropped: there is no tokio runtime"),
        }
    }

    fn random(&self, bytes: &mut [u8]) {
        // The operating system refuses randomness only in a sandbox without its system call. The
        // randomly keyed hasher is no source for key material, but enough for jitter and nonces.
        if getrandom::getrandom(bytes).is_err() {
            let state = RandomState::new();
            for (index, chunk) in bytes.chunks_mut(8).enumerate() {
                let word = state.hash_one((index, self.monotonic())).to_ne_bytes();
                chunk
                    .iter_mut()
                    .zip(word)
                    .for_each(|(byte, random)| *byte = random);
            }
        }
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "this is the Runtime that reads the real clock"
)]
static START: LazyLock<Instant> = LazyLock::new(Instant::now);
