//! The spans and events by which a call can be watched.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::time::Duration;

use tracing::{Span, debug, debug_span, field, info_span, warn};

use crate::error::Result;
use crate::pipeline::classify::Failure;
use crate::pipeline::prepared::Prepared;
use crate::pipeline::shared::Shared;
use crate::request::Target;
use crate::retry::Cause;

/// Returns the span of a whole call.
pub(crate) fn call(shared: &Shared, prepared: &Prepared) -> Span {
    let endpoint = &shared.config.endpoint;
    let (bucket, key) = match &prepared.target {
        Target::Service => (None, None),
        Target::Bucket(bucket) => (Some(bucket.as_str()), None),
        Target::Object(bucket, key) => (Some(bucket.as_str()), Some(key.as_str())),
    };
    let key = key.filter(|_| shared.config.logs_keys);
    info_span!(
        "oss.operation",
        oss.op = prepared.operation,
        oss.bucket = bucket,
        oss.key = key,
        oss.region = endpoint.region(),
        server.address = endpoint.authority(),
        http.request.method = prepared.method.as_str(),
        retry.max = shared.retry.max_attempts(),
        outcome = field::Empty,
    )
}

/// Returns the span of one attempt; the first has the number 1.
pub(super) fn attempt(number: usize) -> Span {
    debug_span!(
        "oss.attempt",
        attempt = number,
        http.response.status_code = field::Empty,
        oss.request_id = field::Empty,
        oss.error_code = field::Empty,
        oss.ec = field::Empty,
        bytes_sent = field::Empty,
        bytes_received = field::Empty,
        ttfb_ms = field::Empty,
    )
}

/// Runs the future in a span. Unlike `Instrument`, this does not move the future, which is large.
pub(crate) async fn within<T>(span: Span, mut work: Pin<&mut impl Future<Output = T>>) -> T {
    poll_fn(|cx| span.in_scope(|| work.as_mut().poll(cx))).await
}

/// Logs that an attempt failed and another one follows after `delay`.
pub(super) fn retry(number: usize, delay: Duration, failure: &Failure) {
    let (cause, request_id) = (failure.error.kind(), failure.error.request_id());
    let delay_ms = u64::try_from(delay.as_millis()).unwrap_or(u64::MAX);
    if failure.cause == Cause::Throttled {
        warn!(attempt = number, delay_ms, request_id, "throttled");
    }
    if number > 1 {
        warn!(attempt = number, %cause, delay_ms, request_id, "retry");
    } else {
        debug!(attempt = number, %cause, delay_ms, request_id, "retry");
    }
}

/// Records the outcome of a call in its span: `ok`, `error`, or `cancelled` if the call is dropped
/// before its end.
pub(crate) struct Outcome {
    span: Span,
    text: &'static str,
}

impl Outcome {
    pub(crate) fn new(span: Span) -> Self {
        Self {
            span,
            text: "cancelled",
        }
    }

    pub(crate) fn close<T>(mut self, result: &Result<T>) {
        self.text = if result.is_ok() { "ok" } else { "error" };
    }
}

impl Drop for Outcome {
    fn drop(&mut self) {
        self.span.record("outcome", self.text);
    }
}
