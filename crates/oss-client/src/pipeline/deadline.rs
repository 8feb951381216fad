//! The time limit of a whole call, however many attempts it makes.

use std::future::{Future, poll_fn};
use std::pin::{Pin, pin};
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use oss_transport::Runtime;

/// A moment at which calls end, measured by the monotonic clock of the client's runtime; or no such
/// moment.
///
/// [`Client::deadline_after`](crate::Client::deadline_after) creates it. It is given to any number of
/// calls by their method `with_deadline`, so that they share the time that is left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deadline(Option<Duration>);

impl Deadline {
    /// No moment at all.
    pub(crate) const NEVER: Self = Self(None);

    /// Returns the earlier of two deadlines.
    pub(crate) fn or_earlier(self, other: Self) -> Self {
        match (self.0, other.0) {
            (Some(one), Some(other)) => Self(Some(one.min(other))),
            (one, other) => Self(one.or(other)),
        }
    }

    /// The deadline that is the given time away, or no deadline.
    pub(crate) fn after(timeout: Option<Duration>, runtime: &Arc<dyn Runtime>) -> Self {
        Self(timeout.map(|timeout| runtime.monotonic().saturating_add(timeout)))
    }

    /// Returns the time that is left, or `None` without a deadline.
    pub(crate) fn left(self, runtime: &Arc<dyn Runtime>) -> Option<Duration> {
        self.0.map(|at| at.saturating_sub(runtime.monotonic()))
    }

    /// Returns whether a wait of the given length reaches the deadline.
    pub(crate) fn passes_within(self, delay: Duration, runtime: &Arc<dyn Runtime>) -> bool {
        self.left(runtime).is_some_and(|left| left <= delay)
    }

    /// Runs the future until the deadline. Returns its output, or `None` if the deadline came
    /// first.
    pub(crate) async fn limit<T>(
        self,
        runtime: &Arc<dyn Runtime>,
        work: Pin<&mut impl Future<Output = T>>,
    ) -> Option<T> {
        let Some(left) = self.left(runtime) else {
            return Some(work.await);
        };
        before(work, runtime.sleep(left)).await
    }
}

/// Runs the future until the other one ends. Returns its output, or `None` if the other one ended
/// first.
pub(super) async fn before<T>(
    mut work: Pin<&mut impl Future<Output = T>>,
    end: impl Future<Output = ()>,
) -> Option<T> {
    let mut end = pin!(end);
    poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => end.as_mut().poll(cx).map(|()| None),
    })
    .await
}
