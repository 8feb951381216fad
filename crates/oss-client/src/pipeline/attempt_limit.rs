//! The time limit of one attempt.

use std::future::Future;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

use oss_transport::Runtime;

use crate::pipeline::deadline::before;
use crate::pipeline::upload::Upload;

/// Runs an attempt until it has taken longer than the limit, and returns `None` then.
///
/// The time begins anew with every piece of the body that the transport takes, because a long upload
/// that makes progress is healthy. A body that comes to a standstill, or whose source does, is cut.
pub(super) async fn limit<T>(
    limit: Duration,
    upload: &Upload,
    runtime: &Arc<dyn Runtime>,
    mut attempt: Pin<&mut impl Future<Output = T>>,
) -> Option<T> {
    let mut since = runtime.monotonic();
    loop {
        let passed = runtime.monotonic().saturating_sub(since);
        let left = limit.saturating_sub(passed);
        if let Some(output) = before(attempt.as_mut(), runtime.sleep(left)).await {
            return Some(output);
        }
        match upload.last_taken() {
            Some(taken) if taken > since => since = taken,
            _ => return None,
        }
    }
}
