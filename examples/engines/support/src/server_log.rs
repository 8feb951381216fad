//! What the embedded server has answered.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use oss_emulator::LoggedRequest;

/// Counts the requests that the embedded server has answered. Clones count together.
#[derive(Clone, Debug, Default)]
pub struct ServerLog(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    requests: AtomicU64,
    outdated: AtomicU64,
}

impl ServerLog {
    /// Counts a request. Pass it to `Builder::on_request` of the server.
    pub fn count(&self, request: &LoggedRequest) {
        let counters = &self.0;
        // Calls of STS have no operation of OSS.
        if request.operation().is_some() {
            counters.requests.fetch_add(1, Ordering::Relaxed);
        }
        let reason = request.reason().unwrap_or_default();
        if OUTDATED.iter().any(|code| reason.starts_with(code)) {
            counters.outdated.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// How many requests to OSS were answered.
    pub fn requests(&self) -> u64 {
        self.0.requests.load(Ordering::Relaxed)
    }

    /// How many requests were refused because their keys had ended, or because they were signed with the
    /// time of a clock that is wrong. A client whose clock is behind meets the second refusal first.
    pub fn outdated(&self) -> u64 {
        self.0.outdated.load(Ordering::Relaxed)
    }
}

const OUTDATED: [&str; 2] = ["SecurityTokenExpired", "RequestTimeTooSkewed"];
