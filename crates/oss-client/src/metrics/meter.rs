//! Measuring a call and its attempts. What is dropped before its end is reported as cancelled.

use std::sync::{Arc, OnceLock};
use std::time::Duration;

use oss_transport::{Runtime, Transport};

use super::{AttemptEnded, CallEnded, Metrics, Outcome};

/// Measures a call, if anybody wants to know.
pub(crate) struct CallMeter<'a> {
    metrics: Option<&'a dyn Metrics>,
    runtime: &'a Arc<dyn Runtime>,
    operation: &'static str,
    began: Duration,
    outcome: Outcome,
}

impl<'a> CallMeter<'a> {
    pub(crate) fn start(
        metrics: Option<&'a dyn Metrics>,
        runtime: &'a Arc<dyn Runtime>,
        operation: &'static str,
    ) -> Self {
        let began = match metrics {
            Some(metrics) => {
                metrics.call_started(operation);
                runtime.monotonic()
            }
            None => Duration::ZERO,
        };
        Self {
            metrics,
            runtime,
            operation,
            began,
            outcome: Outcome::Cancelled,
        }
    }

    pub(crate) fn end(mut self, outcome: Outcome) {
        self.outcome = outcome;
    }
}

impl Drop for CallMeter<'_> {
    fn drop(&mut self) {
        let Some(metrics) = self.metrics else {
            return;
        };
        metrics.call_ended(&CallEnded {
            operation: self.operation,
            outcome: self.outcome,
            duration: self.runtime.monotonic().saturating_sub(self.began),
        });
    }
}

/// Measures an attempt, if anybody wants to know.
pub(crate) struct AttemptMeter<'a> {
    metrics: Option<&'a dyn Metrics>,
    runtime: &'a Arc<dyn Runtime>,
    transport: &'a Arc<dyn Transport>,
    operation: &'static str,
    began: Duration,
    /// The status, and the time until the head of the response was there.
    head: OnceLock<(u16, Duration)>,
    outcome: Outcome,
}

impl<'a> AttemptMeter<'a> {
    pub(crate) fn start(
        metrics: Option<&'a dyn Metrics>,
        runtime: &'a Arc<dyn Runtime>,
        transport: &'a Arc<dyn Transport>,
        operation: &'static str,
    ) -> Self {
        report_connections(metrics, transport);
        Self {
            metrics,
            runtime,
            transport,
            operation,
            began: metrics.map_or(Duration::ZERO, |_| runtime.monotonic()),
            head: OnceLock::new(),
            outcome: Outcome::Cancelled,
        }
    }

    /// Notes that the head of the response is there.
    pub(crate) fn head(&self, status: u16) {
        if self.metrics.is_some() {
            self.head.get_or_init(|| (status, self.passed()));
        }
    }

    pub(crate) fn end(mut self, outcome: Outcome) {
        self.outcome = outcome;
    }

    fn passed(&self) -> Duration {
        self.runtime.monotonic().saturating_sub(self.began)
    }
}

impl Drop for AttemptMeter<'_> {
    fn drop(&mut self) {
        let Some(metrics) = self.metrics else {
            return;
        };
        let head = self.head.get();
        metrics.attempt_ended(&AttemptEnded {
            operation: self.operation,
            outcome: self.outcome,
            status: head.map(|(status, _)| *status),
            first_byte: head.map(|(_, time)| *time),
            duration: self.passed(),
        });
        report_connections(Some(metrics), self.transport);
    }
}

/// Reports how many connections the transport has, if it knows and anybody wants to know.
fn report_connections(metrics: Option<&dyn Metrics>, transport: &Arc<dyn Transport>) {
    if let Some(metrics) = metrics
        && let Some(status) = transport.pool_status()
    {
        metrics.connections(&status);
    }
}
