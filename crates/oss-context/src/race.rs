//! Futures that end early: after a time limit, or when something else happens first.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use oss_transport::Runtime;

/// Runs `work` for at most `limit` of the runtime's clock. Returns `None` if the limit passes
/// first; `work` is dropped then.
pub async fn within<T>(
    runtime: &Arc<dyn Runtime>,
    limit: Duration,
    work: impl Future<Output = T>,
) -> Option<T> {
    first(work, runtime.sleep(limit)).await
}

/// Runs `work` until it is ready. Returns `None` if `end` is ready first; `work` is dropped then.
pub async fn first<T>(work: impl Future<Output = T>, end: impl Future<Output = ()>) -> Option<T> {
    let (mut work, mut end) = (pin!(work), pin!(end));
    poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => end.as_mut().poll(cx).map(|()| None),
    })
    .await
}
