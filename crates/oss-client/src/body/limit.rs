//! The end of a call, while its answer is read.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use oss_transport::Runtime;

use crate::pipeline::Deadline;

/// A deadline, and the sleep until it once somebody waits.
pub(super) struct Limit {
    deadline: Deadline,
    runtime: Arc<dyn Runtime>,
    sleep: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

impl Limit {
    /// `None` without a deadline.
    pub(super) fn new(deadline: Deadline, runtime: &Arc<dyn Runtime>) -> Option<Self> {
        deadline.left(runtime)?;
        Some(Self {
            deadline,
            runtime: Arc::clone(runtime),
            sleep: None,
        })
    }

    /// Whether it has passed: bytes may be there all the time and be taken slowly.
    pub(super) fn has_passed(&self) -> bool {
        self.deadline
            .left(&self.runtime)
            .is_some_and(|left| left.is_zero())
    }

    /// Ready when it passes.
    pub(super) fn poll(&mut self, cx: &mut Context<'_>) -> Poll<()> {
        let (deadline, runtime) = (self.deadline, &self.runtime);
        let sleep = self.sleep.get_or_insert_with(|| {
            let runtime = Arc::clone(runtime);
            Box::pin(async move {
                if let Some(left) = deadline.left(&runtime) {
                    runtime.sleep(left).await;
                }
            })
        });
        sleep.as_mut().poll(cx)
    }
}
