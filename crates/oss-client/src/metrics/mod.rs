//! Numbers about what a client does: calls, attempts, retries, bytes, throttling.
//!
//! A client reports to the [`Metrics`] that
//! [`ClientBuilder::metrics`](crate::ClientBuilder::metrics) sets. Without any, nothing is measured.
//! With the feature `metrics`, `CrateMetrics` hands the numbers to the crate `metrics`.
//!
//! ```
//! use std::sync::Arc;
//! use std::sync::atomic::{AtomicU64, Ordering};
//! use oss_client::Client;
//! use oss_client::metrics::{CallEnded, Metrics, Outcome};
//!
//! /// Counts the calls that have failed.
//! #[derive(Debug, Default)]
//! struct Failures(AtomicU64);
//!
//! impl Metrics for Failures {
//!     fn call_ended(&self, call: &CallEnded) {
//!         if call.outcome == Outcome::Error {
//!             self.0.fetch_add(1, Ordering::Relaxed);
//!         }
//!     }
//! }
//!
//! let failures = Arc::new(Failures::default());
//! let builder = Client::builder().region("cn-hangzhou").metrics(Arc::clone(&failures));
//! assert_eq!(failures.0.load(Ordering::Relaxed), 0);
//! ```

#[cfg(feature = "metrics")]
mod crate_metrics;
mod ended;
mod meter;

use std::fmt;
use std::sync::Arc;

use oss_transport::PoolStatus;

#[cfg(feature = "metrics")]
pub use crate_metrics::CrateMetrics;
pub use ended::{AttemptEnded, CallEnded, Outcome, Retry};

pub(crate) use meter::{AttemptMeter, CallMeter};

/// Receives numbers about the calls of a client.
///
/// Every method does nothing by default. The methods are called in the middle of requests, so they
/// should return at once, and they must not panic. Operations are given by their official names, such
/// as `GetObject`.
///
/// A *call* is one operation that was sent, with all its attempts. A call whose parameters cannot work
/// is none, because nothing of it is sent. An *attempt* is one request. Besides the attempts of the
/// call itself, these are the requests that continue a download, and the questions by which the client
/// finds out whether an attempt without an answer was executed.
pub trait Metrics: fmt::Debug + Send + Sync {
    /// A call begins. Each is followed by one [`call_ended`](Self::call_ended).
    fn call_started(&self, operation: &'static str) {
        let _ = operation;
    }

    /// A call has ended. If its response is streamed, it ends with the head of the response.
    fn call_ended(&self, call: &CallEnded) {
        let _ = call;
    }

    /// An attempt has ended.
    fn attempt_ended(&self, attempt: &AttemptEnded) {
        let _ = attempt;
    }

    /// A failed attempt is followed by another one.
    fn retried(&self, retry: &Retry<'_>) {
        let _ = retry;
    }

    /// The server has refused an attempt because there were too many requests or too much traffic,
    /// whether or not it is repeated.
    fn throttled(&self, operation: &'static str) {
        let _ = operation;
    }

    /// The transport has taken so many bytes of the body of a request. Bytes that are sent again count
    /// again.
    fn sent(&self, operation: &'static str, bytes: u64) {
        let _ = (operation, bytes);
    }

    /// So many bytes of the body of a successful response have arrived.
    fn received(&self, operation: &'static str, bytes: u64) {
        let _ = (operation, bytes);
    }

    /// The connections of the transport have these numbers. This is reported when an attempt begins, and
    /// again when it has ended. The numbers also change at other times, such as when a streamed response
    /// has been read or when connections that nobody used are closed;
    /// [`Transport::pool_status`](oss_transport::Transport::pool_status) returns them at any time. Clients
    /// that share a transport report the same numbers. A transport that does not know them reports none.
    fn connections(&self, status: &PoolStatus) {
        let _ = status;
    }
}

impl<M: Metrics + ?Sized> Metrics for Arc<M> {
    fn call_started(&self, operation: &'static str) {
        (**self).call_started(operation);
    }

    fn call_ended(&self, call: &CallEnded) {
        (**self).call_ended(call);
    }

    fn attempt_ended(&self, attempt: &AttemptEnded) {
        (**self).attempt_ended(attempt);
    }

    fn retried(&self, retry: &Retry<'_>) {
        (**self).retried(retry);
    }

    fn throttled(&self, operation: &'static str) {
        (**self).throttled(operation);
    }

    fn sent(&self, operation: &'static str, bytes: u64) {
        (**self).sent(operation, bytes);
    }

    fn received(&self, operation: &'static str, bytes: u64) {
        (**self).received(operation, bytes);
    }

    fn connections(&self, status: &PoolStatus) {
        (**self).connections(status);
    }
}
