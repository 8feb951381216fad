//! A runtime whose waits between attempts take no time.

use std::time::{Duration, SystemTime};

use async_trait::async_trait;
use oss_client::transport::{BoxFuture, Runtime, SystemRuntime};

/// The system's runtime, except that waits of less than five seconds, which are those between two attempts,
/// end at once.
#[derive(Debug)]
pub(super) struct Hasty(SystemRuntime);

impl Hasty {
    pub(super) fn new() -> Self {
        Self(SystemRuntime::new())
    }
}

#[async_trait]
impl Runtime for Hasty {
    fn now(&self) -> SystemTime {
        self.0.now()
    }

    fn monotonic(&self) -> Duration {
        self.0.monotonic()
    }

    async fn sleep(&self, duration: Duration) {
        match duration < Duration::from_secs(5) {
            true => tokio::task::yield_now().await,
            false => self.0.sleep(duration).await,
        }
    }

    fn spawn(&self, future: BoxFuture) {
        self.0.spawn(future);
    }

    fn random(&self, bytes: &mut [u8]) {
        self.0.random(bytes);
    }
}
