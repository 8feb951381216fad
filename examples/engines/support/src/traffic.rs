//! How many requests a client has sent, and how much it has received.

use std::fmt;
use std::ops::{Add, Sub};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::counting::Event;

/// A number of requests, and the bytes of the bodies of their answers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Traffic {
    /// How many requests were answered.
    pub requests: u64,
    /// How many bytes of bodies were received.
    pub bytes: u64,
}

impl Add for Traffic {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            requests: self.requests + other.requests,
            bytes: self.bytes + other.bytes,
        }
    }
}

impl Sub for Traffic {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self {
            requests: self.requests.saturating_sub(other.requests),
            bytes: self.bytes.saturating_sub(other.bytes),
        }
    }
}

impl fmt::Display for Traffic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} requests, {}", self.requests, mebibytes(self.bytes))
    }
}

/// Returns a number of bytes as text, in MiB with two decimals.
pub fn mebibytes(bytes: u64) -> String {
    let hundredths = u128::from(bytes) * 100 / (1 << 20);
    format!("{}.{:02} MiB", hundredths / 100, hundredths % 100)
}

/// Counts events. Clones count together.
#[derive(Clone, Debug, Default)]
pub struct Meter(Arc<Counters>);

#[derive(Debug, Default)]
struct Counters {
    requests: AtomicU64,
    bytes: AtomicU64,
}

impl Meter {
    /// Counts an event.
    pub fn count(&self, event: Event) {
        match event {
            Event::Answered => self.0.requests.fetch_add(1, Ordering::Relaxed),
            Event::Received(bytes) => self.0.bytes.fetch_add(bytes, Ordering::Relaxed),
        };
    }

    /// Returns what was counted so far.
    pub fn read(&self) -> Traffic {
        Traffic {
            requests: self.0.requests.load(Ordering::Relaxed),
            bytes: self.0.bytes.load(Ordering::Relaxed),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_meter_counts_what_happened_between_two_readings() {
        let meter = Meter::default();
        meter.count(Event::Answered);
        let before = meter.read();
        meter.clone().count(Event::Answered);
        meter.count(Event::Received(3 << 19));
        let found = meter.read() - before;
        assert_eq!(found.to_string(), "1 requests, 1.50 MiB");
    }
}
