//! Numbers about the server in the text format of Prometheus.

use std::fmt::Write;

use crate::http::{ServerResponse, response};
use crate::state::State;

/// Answers a request for the numbers.
pub(super) async fn answer(state: &State) -> ServerResponse {
    response::text(
        "text/plain; version=0.0.4; charset=utf-8",
        document(state).await,
    )
}

async fn document(state: &State) -> String {
    let mut out = String::new();
    begin(
        &mut out,
        "oss_requests_total",
        "counter",
        "Requests to OSS that were answered.",
    );
    for ((operation, status), count) in state.requests.counts() {
        let labels = format!("operation=\"{operation}\",status=\"{status}\"");
        line(&mut out, "oss_requests_total", &labels, count);
    }
    // Without its store the server has no buckets to report.
    let buckets = state.store.all_buckets().unwrap_or_default();
    begin(&mut out, "oss_buckets", "gauge", "Buckets that exist.");
    line(&mut out, "oss_buckets", "", buckets.len() as u64);
    let mut objects = String::new();
    let mut bytes = String::new();
    for bucket in &buckets {
        // A bucket that was deleted in the meantime is left out.
        if let Ok(counts) = state.store.counts(&bucket.name).await {
            let (label, total) = (format!("bucket=\"{}\"", bucket.name), counts.total());
            let number = |value: i64| u64::try_from(value).unwrap_or_default();
            line(&mut objects, "oss_objects", &label, number(total.objects));
            line(&mut bytes, "oss_object_bytes", &label, number(total.bytes));
        }
    }
    begin(
        &mut out,
        "oss_objects",
        "gauge",
        "Versions of objects, by bucket.",
    );
    out.push_str(&objects);
    begin(
        &mut out,
        "oss_object_bytes",
        "gauge",
        "Bytes of these versions, by bucket.",
    );
    out.push_str(&bytes);
    out
}

fn begin(out: &mut String, name: &str, kind: &str, help: &str) {
    // Writing to a `String` cannot fail.
    let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {kind}");
}

fn line(out: &mut String, name: &str, labels: &str, value: u64) {
    // Writing to a `String` cannot fail.
    let _ = match labels {
        "" => writeln!(out, "{name} {value}"),
        labels => writeln!(out, "{name}{{{labels}}} {value}"),
    };
}
