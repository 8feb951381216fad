//! The time limit of a call while its response body is read.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use oss_transport::Runtime;

use crate::pipeline::Deadline;

/// A deadline, and the sleep until it, which begins when somebody waits for data.
pub(super) struct Limit {
    deadline: Deadline,
    runtime: Arc<dyn Runtime>,
    sleep: Option<Pin<Box<dyn Future<Output = ()> + Send>>>,
}

impl Limit {
    /// Returns `None` if there is no deadline.
    pub(super) fn new(deadline: Deadline, runtime: &Arc<dyn Runtime>) -> Option<Self> {
        deadline.left(runtime)?;
        Some(Self {
            deadline,
            runtime: Arc::clone(runtime),
            sleep: None,
        })
    }

    /// Returns `true` if the deadline has passed. This is checked before each piece, because data may
    /// be available all the time to a caller who reads slowly.
    pub(super) fn has_passed(&self) -> bool {
        self.deadline
            .left(&self.runtime)
            .is_some_and(|left| left.is_zero())
    }

    /// Becomes ready when the deadline passes.
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
