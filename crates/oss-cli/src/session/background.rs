//! The runtime of the clients: that of the system, which also knows what still runs in the background.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, SystemTime};

use async_trait::async_trait;

use oss_transport::{BoxFuture, RealWork, Runtime, SystemRuntime};
use tokio::sync::Notify;

/// Counts the tasks that the clients have started in the background. A transfer that is interrupted
/// cleans up in such a task, and the program must not end before it.
#[derive(Clone, Debug, Default)]
pub(super) struct Background {
    system: SystemRuntime,
    running: Arc<Running>,
}

#[derive(Debug, Default)]
struct Running {
    tasks: AtomicUsize,
    ended: Notify,
}

/// Counts one task until this is dropped.
struct Counted(Arc<Running>);

impl Background {
    /// Waits until nothing runs any more, or until the time has passed. Returns whether nothing does.
    pub(super) async fn settle(&self, patience: Duration) -> bool {
        tokio::select! {
            () = self.running.none() => true,
            () = self.system.sleep(patience) => false,
        }
    }
}

impl Running {
    async fn none(&self) {
        loop {
            let ended = self.ended.notified();
            if self.tasks.load(Ordering::Acquire) == 0 {
                return;
            }
            ended.await;
        }
    }
}

impl Drop for Counted {
    fn drop(&mut self) {
        self.0.tasks.fetch_sub(1, Ordering::AcqRel);
        self.0.ended.notify_waiters();
    }
}

#[async_trait]
impl Runtime for Background {
    fn now(&self) -> SystemTime {
        self.system.now()
    }

    fn monotonic(&self) -> Duration {
        self.system.monotonic()
    }

    async fn sleep(&self, duration: Duration) {
        self.system.sleep(duration).await;
    }

    fn spawn(&self, future: BoxFuture) {
        self.running.tasks.fetch_add(1, Ordering::AcqRel);
        let counted = Counted(Arc::clone(&self.running));
        self.system.spawn(Box::pin(async move {
            let _counted = counted;
            future.await;
        }));
    }

    fn random(&self, bytes: &mut [u8]) {
        self.system.random(bytes);
    }

    fn begin_real_work(&self) -> RealWork {
        self.system.begin_real_work()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn the_end_waits_for_what_runs_in_the_background_but_not_for_ever() {
        let background = Background::default();
        assert!(background.settle(Duration::ZERO).await);
        let (end, ended) = tokio::sync::oneshot::channel::<()>();
        background.spawn(Box::pin(async move { drop(ended.await) }));
        assert!(!background.settle(Duration::from_millis(1)).await);
        drop(end);
        assert!(background.settle(Duration::from_secs(60)).await);
    }
}
