//! A future with a time limit of the injected runtime.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use oss_transport::Runtime;

/// The output of `work`, or `None` when `limit` passes first.
pub(crate) async fn within<T>(
    runtime: &Arc<dyn Runtime>,
    limit: Duration,
    work: impl Future<Output = T>,
) -> Option<T> {
    first(work, runtime.sleep(limit)).await
}

/// The output of `work`, or `None` when `end` is ready first.
pub(crate) async fn first<T>(
    work: impl Future<Output = T>,
    end: impl Future<Output = ()>,
) -> Option<T> {
    let (mut work, mut end) = (pin!(work), pin!(end));
    poll_fn(|cx| match work.as_mut().poll(cx) {
        Poll::Ready(output) => Poll::Ready(Some(output)),
        Poll::Pending => end.as_mut().poll(cx).map(|()| None),
    })
    .await
}
