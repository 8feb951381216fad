//! The numbers for the crate `metrics`.

use ::metrics::{counter, gauge, histogram};
use oss_transport::PoolStatus;

use super::{AttemptEnded, CallEnded, Metrics, Retry};
use crate::error::ErrorKind;

/// Hands the numbers of a client to the crate `metrics`, whose recorder the application chooses.
///
/// | name | kind | labels |
/// |---|---|---|
/// | `oss_client_calls_total` | counter | `operation`, `outcome` |
/// | `oss_client_call_duration_seconds` | histogram | `operation` |
/// | `oss_client_calls_in_flight` | gauge | |
/// | `oss_client_attempts_total` | counter | `operation`, `outcome` |
/// | `oss_client_first_byte_seconds` | histogram | `operation` |
/// | `oss_client_retries_total` | counter | `operation`, `cause` |
/// | `oss_client_throttled_total` | counter | `operation` |
/// | `oss_client_bytes_total` | counter | `direction`, which is `sent` or `received` |
/// | `oss_client_connections` | gauge | `state`, which is `idle`, `in_use` or `connecting` |
///
/// [`Metrics::connections`] says when the last one is updated, and [`PoolStatus`] what each state
/// means.
///
/// ```
/// use oss_client::Client;
/// use oss_client::metrics::CrateMetrics;
///
/// let builder = Client::builder().region("cn-hangzhou").metrics(CrateMetrics::new());
/// ```
#[derive(Clone, Copy, Debug, Default)]
#[non_exhaustive]
pub struct CrateMetrics;

impl CrateMetrics {
    /// Creates the adapter.
    pub fn new() -> Self {
        Self
    }
}

impl Metrics for CrateMetrics {
    fn call_started(&self, _: &'static str) {
        gauge!("oss_client_calls_in_flight").increment(1);
    }

    fn call_ended(&self, call: &CallEnded) {
        let (operation, outcome) = (call.operation, call.outcome.as_str());
        gauge!("oss_client_calls_in_flight").decrement(1);
        counter!("oss_client_calls_total", "operation" => operation, "outcome" => outcome)
            .increment(1);
        histogram!("oss_client_call_duration_seconds", "operation" => operation)
            .record(call.duration);
    }

    fn attempt_ended(&self, attempt: &AttemptEnded) {
        let (operation, outcome) = (attempt.operation, attempt.outcome.as_str());
        counter!("oss_client_attempts_total", "operation" => operation, "outcome" => outcome)
            .increment(1);
        if let Some(first_byte) = attempt.first_byte {
            histogram!("oss_client_first_byte_seconds", "operation" => operation)
                .record(first_byte);
        }
    }

    fn retried(&self, retry: &Retry<'_>) {
        let (operation, cause) = (retry.operation, cause(retry.cause));
        counter!("oss_client_retries_total", "operation" => operation, "cause" => cause)
            .increment(1);
    }

    fn throttled(&self, operation: &'static str) {
        counter!("oss_client_throttled_total", "operation" => operation).increment(1);
    }

    fn sent(&self, _: &'static str, bytes: u64) {
        counter!("oss_client_bytes_total", "direction" => "sent").increment(bytes);
    }

    fn received(&self, _: &'static str, bytes: u64) {
        counter!("oss_client_bytes_total", "direction" => "received").increment(bytes);
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "no machine has so many connections that their number is not exact"
    )]
    fn connections(&self, status: &PoolStatus) {
        gauge!("oss_client_connections", "state" => "idle").set(status.idle as f64);
        gauge!("oss_client_connections", "state" => "in_use").set(status.in_use as f64);
        gauge!("oss_client_connections", "state" => "connecting").set(status.connecting as f64);
    }
}

/// The label of a cause. Only some kinds of failures are repeated.
fn cause(kind: &ErrorKind) -> &'static str {
    match kind {
        ErrorKind::Body => "body",
        ErrorKind::ClockSkew => "clock_skew",
        ErrorKind::Connect => "connect",
        ErrorKind::Integrity { .. } => "integrity",
        ErrorKind::Interrupted => "interrupted",
        ErrorKind::Protocol => "protocol",
        ErrorKind::Service => "service",
        ErrorKind::Throttled => "throttled",
        ErrorKind::Timeout => "timeout",
        ErrorKind::Token => "token",
        ErrorKind::Transient => "transient",
        ErrorKind::Transport => "transport",
        ErrorKind::WrongEndpoint { .. } => "wrong_endpoint",
        _ => "other",
    }
}
