//! What work has used.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

/// What it takes to do some work once.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Usage {
    /// CPU time of all threads of the process, in user mode and in the kernel.
    pub(crate) cpu: Duration,
    /// How long the work took.
    pub(crate) wall: Duration,
    /// How many requests the server received.
    pub(crate) requests: u64,
    /// How many bytes the bodies of requests and responses had.
    pub(crate) bytes: u64,
    /// The most memory that the process had, in KiB.
    pub(crate) peak: u64,
}

/// Returns the CPU time of this process so far.
pub(crate) fn cpu() -> Duration {
    let time = clock_gettime(ClockId::ProcessCPUTime);
    Duration::from_secs(time.tv_sec as u64) + Duration::from_nanos(time.tv_nsec as u64)
}

/// Returns the most memory that this process has had, in KiB.
#[expect(
    clippy::disallowed_methods,
    reason = "the file is not on a disk, and nothing else runs"
)]
pub(crate) fn peak() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let peak = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let number = peak.and_then(|peak| peak.split_whitespace().next()?.parse().ok());
    number.unwrap_or_default()
}
